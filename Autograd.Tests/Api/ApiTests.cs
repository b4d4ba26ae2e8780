using System.Reflection;
using Autograd.Nn;

namespace Autograd.Tests.Api;

/// <summary>The pages of the API are what the code says of itself.</summary>
public sealed class ApiTests
{
    public static TheoryData<string> Assemblies => [.. new[] { typeof(Value), typeof(Mlp) }.Select(type => type.Assembly.GetName().Name!)];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void A_page_is_what_the_code_says(string name)
    {
        var file = Path.Combine(Repository.Root, "docs", "api", $"{name}.md");
        var page = ApiPage.Of(Assembly.Load(name));
        if (Environment.GetEnvironmentVariable("AUTOGRAD_WRITE_API") == "1")
        {
            File.WriteAllText(file, page);
        }

        (File.ReadAllText(file).ReplaceLineEndings("\n") == page)
            .ShouldBeTrue($"{file} is older than the code: AUTOGRAD_WRITE_API=1 dotnet test --filter ApiTests");
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Every_public_type_is_described_once(string name)
    {
        var assembly = Assembly.Load(name);
        var docs = new XmlDocs(assembly);

        // Of the parts of a partial class the compiler would string the summaries together.
        assembly.GetExportedTypes().Where(type => docs.Find(type)?.Elements("summary").Count() != 1).ShouldBeEmpty();
    }
}
