using Microsoft.Playwright;

namespace Flowtriq.Scenarios.Browser;

/// <summary>Debian's Chromium, driven for one test.</summary>
public sealed class ChromiumSession : IAsyncDisposable
{
    private const string Executable = "/usr/bin/chromium";
    private static readonly string[] Flags =
    [
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--mute-audio",
    ];
    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private ChromiumSession(IPlaywright playwright, IBrowser browser)
    {
        this.playwright = playwright;
        this.browser = browser;
    }

    /// <summary>Why no browser can be started here, or null when one can.</summary>
    public static string? Obstacle() => File.Exists(Executable) ? null : "chromium is not installed";

    public static async Task<ChromiumSession> StartAsync()
    {
        var driver = await Playwright.CreateAsync();
        var chromium = await driver.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Executable,
                Headless = true,
                Args = Flags,
                Timeout = 60_000,
            }
        );
        return new ChromiumSession(driver, chromium);
    }

    /// <summary>A window of the size the mockups have, with a session's cookies and a theme.</summary>
    public async Task<IPage> PageAsync(
        Uri server,
        IEnumerable<System.Net.Cookie> session,
        ColorScheme theme = ColorScheme.Dark
    )
    {
        var context = await browser.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = 1440, Height = 900 },
                BaseURL = server.ToString(),
                ColorScheme = theme,
                TimezoneId = "Etc/UTC",
                // The page's policy forbids scripts of others, and axe is one.
                BypassCSP = true,
            }
        );
        await context.AddCookiesAsync(
            session.Select(cookie => new Cookie
            {
                Name = cookie.Name,
                Value = cookie.Value,
                Url = server.ToString(),
            })
        );
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
