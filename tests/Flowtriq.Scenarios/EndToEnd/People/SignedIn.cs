using Flowtriq.Lab.Systems;
using Flowtriq.Scenarios.Browser;
using Microsoft.Playwright;

namespace Flowtriq.Scenarios.EndToEnd.People;

/// <summary>The browser of somebody who came in through the page for it, and what goes wrong in it.</summary>
internal sealed class SignedIn : IAsyncDisposable
{
    /// <summary>Clicks the link and marks the heading of the page that is left by it, which stays until the next is there.</summary>
    private const string Click = """
        path => {
          if (location.pathname === path) return true
          const link = [...document.querySelectorAll('a')].find(a => a.pathname === path)
          document.querySelector('main h1')?.setAttribute('data-left', '')
          link?.click()
          return link !== undefined
        }
        """;

    private readonly ChromiumSession chromium;
    private readonly PageWatch watch;

    private SignedIn(ChromiumSession chromium, IPage page, PageWatch watch) =>
        (this.chromium, Page, this.watch) = (chromium, page, watch);

    internal IPage Page { get; }

    internal string Path => new Uri(Page.Url).AbsolutePath;

    internal IReadOnlyCollection<string> Faults => watch.Faults;

    internal static async Task<SignedIn> AsAsync(Account person, Uri server)
    {
        var browser = await ChromiumSession.StartAsync();
        var page = await browser.PageAsync(server, []);
        await Axe.BringAsync(page);
        await page.GotoAsync("/login");
        await page.GetByLabel("E-mail").FillAsync(person.Email);
        await page.GetByLabel("Password").FillAsync(person.Password);
        // Until here there is no session, and asking for one is answered so.
        var seen = new PageWatch(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.WaitForURLAsync(static url => new Uri(url).AbsolutePath != "/login");
        return new SignedIn(browser, page, seen);
    }

    /// <summary>Opens an address as if it were typed.</summary>
    internal async Task OpenAsync(string path)
    {
        await Page.GotoAsync(path);
        await ShownAsync();
    }

    /// <summary>Follows a link on the page, or types its address where there is none.</summary>
    internal async Task FollowAsync(string path)
    {
        if (!await Page.EvaluateAsync<bool>(Click, path))
            await Page.GotoAsync(path);
        await Page.WaitForURLAsync(url => new Uri(url).AbsolutePath.StartsWith(path, StringComparison.Ordinal));
        await Assertions.Expect(Page.Locator("h1[data-left]")).ToHaveCountAsync(0);
        await ShownAsync();
    }

    /// <summary>The page has its heading, and nothing is still being fetched.</summary>
    internal async Task ShownAsync()
    {
        var heading = Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Heading, new() { Level = 1 });
        await heading.First.WaitForAsync();
        await Assertions.Expect(Page.Locator("[role=status] .skeleton")).ToHaveCountAsync(0);
        await Assertions.Expect(heading).ToHaveCountAsync(1);
        Assert.False(
            await heading.InnerTextAsync() is "" or "This page could not be shown" or "This page does not exist"
        );
    }

    /// <summary>Where the navigations of the page lead.</summary>
    internal Task<string[]> LinksAsync() =>
        Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('nav a')].map(link => link.pathname)");

    public ValueTask DisposeAsync() => chromium.DisposeAsync();
}
