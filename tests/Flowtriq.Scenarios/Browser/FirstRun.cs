using Flowtriq.Lab.Systems;
using Flowtriq.Scenarios.EndToEnd;
using Microsoft.Playwright;

namespace Flowtriq.Scenarios.Browser;

/// <summary>From the link in a fresh server's log to a second member with a new password, through the pages for it, in both themes.</summary>
public sealed class FirstRun : IAsyncDisposable
{
    private const string Password = "correct horse battery";
    private const string Chosen = "nine yellow umbrellas";
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("flowtriq-first-");
    private readonly List<string> found = [];

    [Fact]
    public async Task A_workspace_is_set_up_and_people_come_in()
    {
        if ((ChromiumSession.Obstacle() ?? Axe.Obstacle()) is { } obstacle)
            Assert.Skip(obstacle);
        await using var server = new FlowtriqServer(await Programs.ServerAsync(), data.FullName);
        await server.StartAsync();
        await using var chromium = await ChromiumSession.StartAsync();

        var admin = await OpenAsync(chromium, server, $"/setup?token={await server.SetupTokenAsync()}");
        await LookAsync(admin, "Set up Flowtriq");
        await FillAsync(admin, ("Workspace", "Example ISP"), ("Your name", "Ada"), ("E-mail", "ada@isp.example"));
        await FillAsync(admin, ("Password", Password));
        await PressAsync(admin, "Create workspace and continue");
        await LookAsync(admin, "Welcome");
        await PressAsync(admin, "Next: where alerts go");
        await admin.GetByRole(AriaRole.Button, new() { Name = "Add channel" }).WaitForAsync();
        await LookAsync(admin, "Welcome");
        await admin.GetByRole(AriaRole.Link, new() { Name = "Finish" }).ClickAsync();
        await LookAsync(admin, "Overview");

        await admin.GotoAsync("/settings/team");
        await PressAsync(admin, "Invite");
        var dialog = admin.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("E-mail").FillAsync("bea@isp.example");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Make the link" }).ClickAsync();
        var link = await dialog.Locator(".secret .mono").InnerTextAsync();

        var guest = await OpenAsync(chromium, server, new Uri(link).AbsolutePath);
        await LookAsync(guest, "Join Example ISP");
        await FillAsync(guest, ("Your name", "Bea"), ("Password", Password));
        await PressAsync(guest, "Join");
        await LookAsync(guest, "Overview");

        var again = await OpenAsync(chromium, server, "/forgot");
        await LookAsync(again, "New password");
        var said = await server.RunAsync("reset-password", "--email", "bea@isp.example");
        await again.GotoAsync(said[said.IndexOf("/reset/", StringComparison.Ordinal)..].Trim());
        await LookAsync(again, "New password");
        await FillAsync(again, ("New password", Chosen));
        await PressAsync(again, "Set the password");
        await again.GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();
        await FillAsync(again, ("E-mail", "bea@isp.example"), ("Password", Password));
        await PressAsync(again, "Sign in");
        await again.GetByRole(AriaRole.Alert).WaitForAsync();
        await LookAsync(again, "Sign in");
        await FillAsync(again, ("Password", Chosen));
        await PressAsync(again, "Sign in");
        await LookAsync(again, "Overview");
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }

    public ValueTask DisposeAsync()
    {
        data.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private static async Task<IPage> OpenAsync(ChromiumSession chromium, FlowtriqServer server, string path)
    {
        var page = await chromium.PageAsync(server.Console, []);
        await Axe.BringAsync(page);
        await page.GotoAsync(path);
        return page;
    }

    private async Task LookAsync(IPage page, string heading)
    {
        await page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = heading }).WaitForAsync();
        await Assertions.Expect(page.Locator("[role=status] .skeleton")).ToHaveCountAsync(0);
        found.AddRange(await Axe.ViolationsAsync(page));
    }

    private static async Task FillAsync(IPage page, params (string Label, string Text)[] fields)
    {
        foreach (var (label, text) in fields)
            await page.GetByLabel(label, new() { Exact = true }).FillAsync(text);
    }

    private static Task PressAsync(IPage page, string button) =>
        page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
