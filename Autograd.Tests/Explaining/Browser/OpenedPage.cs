using Microsoft.Playwright;

namespace Autograd.Tests.Explaining.Browser;

/// <summary>A page in a browser, and what it did that it must not do.</summary>
internal sealed class OpenedPage : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly TemporaryFolder folder = new();
    private readonly List<string> troubles = [];

    private OpenedPage(IBrowserContext context, IPage page) => (this.context, Page) = (context, page);

    public IPage Page { get; }

    /// <summary>Errors and warnings of scripts, dialogs, and requests for anything but the page itself.</summary>
    public IReadOnlyList<string> Troubles => troubles;

    public static async Task<OpenedPage> Of(IBrowserContext context, string html)
    {
        var opened = new OpenedPage(context, await context.NewPageAsync());
        await opened.Load(html);
        return opened;
    }

    /// <summary>What a script of the test's own returns.</summary>
    public Task<T> Evaluate<T>(string script, object? argument = null) => Page.EvaluateAsync<T>(script, argument);

    public async ValueTask DisposeAsync()
    {
        await context.CloseAsync();
        folder.Dispose();
    }

    private async Task Load(string html)
    {
        var file = folder["page.html"];
        await File.WriteAllTextAsync(file, html);
        var address = new Uri(file).AbsoluteUri;
        Page.Console += (_, message) => AddIf(message.Type is "error" or "warning", $"{message.Type}: {message.Text}");
        Page.PageError += (_, error) => troubles.Add($"exception: {error}");
        Page.Request += (_, request) => AddIf(request.Url != address, $"request: {request.Url}");
        Page.Dialog += (_, dialog) =>
        {
            troubles.Add($"dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
        Page.SetDefaultTimeout(Browser.Patience);
        Page.SetDefaultNavigationTimeout(Browser.Patience);
        await Page.GotoAsync(address);
    }

    private void AddIf(bool isTrouble, string trouble)
    {
        if (isTrouble)
        {
            troubles.Add(trouble);
        }
    }
}
