using Microsoft.Playwright;

namespace Autograd.Tests.Explaining.Browser;

/// <summary>A real browser, started when the first test asks for a page, and shared by the tests of its collection.</summary>
public sealed class Browser : IAsyncLifetime
{
    /// <summary>Milliseconds until a browser that does not answer fails a test: many, since a busy machine is no failure.</summary>
    internal const float Patience = 120_000;

    private IPlaywright? playwright;
    private IBrowser? browser;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>A page from disk, without a network.</summary>
    /// <param name="html">Its text.</param>
    /// <param name="options">The size of its window, light or dark, and so on.</param>
    internal async Task<OpenedPage> Open(string html, BrowserNewContextOptions? options = null)
    {
        var program = Tools.Require("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge");
        playwright ??= await Playwright.CreateAsync();
        browser ??= await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = program,
            Args = ["--no-sandbox"],
            Timeout = Patience,
        });
        options ??= new();
        options.Offline = true;
        return await OpenedPage.Of(await browser.NewContextAsync(options), html);
    }

    public async ValueTask DisposeAsync()
    {
        await (browser?.CloseAsync() ?? Task.CompletedTask);
        playwright?.Dispose();
    }
}

/// <summary>The tests that share a browser; they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<Browser>
{
    public const string Name = "browser";
}
