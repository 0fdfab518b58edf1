using System.Text.Json;
using Flowtriq.Lab.Systems;
using Flowtriq.Scenarios.Browser;
using Microsoft.Playwright;

namespace Flowtriq.Scenarios.EndToEnd;

/// <summary>What people lay down and start by hand, clicked through the forms of the console on the whole product.</summary>
[Collection(StandCollection.Name)]
public sealed class MitigationFormsTests(Stand stand)
{
    private const string Customers = "/api/v1/customers";

    [Fact]
    public async Task A_mitigation_by_hand_starts_only_after_its_preview_and_is_taken_back_in_the_same_page()
    {
        stand.Require();
        await new MitigationApi(stand.Api).OwnAsync("203.0.113.160/27");
        await using var console = await OpenAsync("/mitigations");
        var page = console.Page;
        await Button(page, "Start by hand").ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Target").FillAsync("203.0.113.300");
        await Button(dialog, "Preview").ClickAsync();
        await dialog.GetByText("is not an address or a prefix").WaitForAsync();

        await dialog.GetByLabel("Target").FillAsync("203.0.113.177");
        await dialog.GetByLabel("Protocols").FillAsync("udp");
        await dialog.GetByLabel("Source ports").FillAsync("123");
        await dialog.GetByLabel("Reason").FillAsync("ticket 4711");
        await Button(dialog, "Preview").ClickAsync();
        await dialog.GetByText("The safety kernel lets it pass").WaitForAsync();
        await dialog.GetByText("Filters traffic to 1 host on the nodes").WaitForAsync();
        await Button(dialog, "Start").ClickAsync();

        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasTextString = "203.0.113.177" });
        await row.GetByRole(AriaRole.Link).First.ClickAsync();
        var evidence = page.GetByRole(AriaRole.Complementary).Filter(new() { HasTextString = "ticket 4711" });
        await Button(evidence, "IOS-XR").ClickAsync();
        await evidence.GetByText("match destination-address ipv4 203.0.113.177/32").WaitForAsync();
        await Button(evidence, "Withdraw").ClickAsync();
        await Button(page.GetByRole(AriaRole.Dialog), "Withdraw rule").ClickAsync();
        await row.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.GotoAsync("/mitigations?show=past&q=203.0.113.177");
        await row.GetByText("Withdrawn").WaitForAsync();
    }

    [Fact]
    public async Task A_file_of_customers_is_imported_once_every_line_is_right()
    {
        await using var console = await OpenAsync("/customers");
        var page = console.Page;
        await Button(page, "Import").ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        var file = dialog.GetByRole(AriaRole.Textbox);
        await file.FillAsync(
            "name,prefixes,contacts,policy\nFile one,203.0.113.192/28,,\nFile two,300.1.1.0/24,nobody,"
        );
        await Button(dialog, "Check").ClickAsync();
        await dialog.GetByText("line 3").WaitForAsync();
        await dialog.GetByText("\"300.1.1.0/24\" is not a prefix").WaitForAsync();

        await file.FillAsync("name,prefixes,contacts,policy\nFile one,203.0.113.192/28,,\nFile two,203.0.113.208/28,,");
        await Button(dialog, "Check").ClickAsync();
        await Button(dialog, "Import").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { NameString = "File two" }).WaitForAsync();
    }

    [Fact]
    public async Task What_a_customer_has_differently_from_its_policy_is_set_in_a_form()
    {
        stand.Require();
        var number = (
            await stand.Api.PostAsync(Customers, new { name = "Own ladder", prefixes = new[] { "203.0.113.224/28" } })
        )
            .GetProperty("number")
            .GetInt64();
        await using var console = await OpenAsync($"/customers/{number}");
        var page = console.Page;
        await Button(page, "Set what differs").ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Own settings for L2 BGP FlowSpec").CheckAsync();
        var level = dialog.GetByRole(AriaRole.Group, new() { NameString = "L2 BGP FlowSpec" });
        await level.GetByLabel("Mode").SelectOptionAsync("approve");
        await level.GetByLabel("Expires after").FillAsync("5 s");
        await Button(dialog, "Save own settings").ClickAsync();
        await level.GetByText("is not between").WaitForAsync();
        await level.GetByLabel("Expires after").FillAsync("10 min");
        await Button(dialog, "Save own settings").ClickAsync();
        await page.GetByText("own: L2 FlowSpec").WaitForAsync();

        var kept = (await stand.Api.GetAsync<JsonElement>($"{Customers}/{number}")).GetProperty("override");
        var own = Assert.Single(kept.GetProperty("levels").EnumerateArray());
        Assert.Equal(
            ("flowSpec", "approve", 600),
            (
                own.GetProperty("level").GetString(),
                own.GetProperty("mode").GetString(),
                own.GetProperty("ttlSeconds").GetDouble()
            )
        );
        await page.GetByRole(AriaRole.Region, new() { NameString = "Incidents of the customer" })
            .GetByRole(AriaRole.Link, new() { NameString = "In the list" })
            .ClickAsync();
        await page.WaitForURLAsync("**/incidents?customer=Own*");
        await page.GetByText("No incident matches these filters").WaitForAsync();
    }

    [Fact]
    public async Task A_router_is_added_changed_and_removed_in_a_form_that_never_shows_its_password()
    {
        stand.Require();
        await new MitigationApi(stand.Api).GroupAsync("edge", ["flowSpec", "blackhole"], "192.0.2.1", null);
        await using var console = await OpenAsync("/settings/bgp");
        var page = console.Page;
        await Button(page, "Add router").ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Name").FillAsync("by-form");
        await dialog.GetByLabel("Address").FillAsync("edge.example.net");
        await dialog.GetByLabel("AS number").FillAsync("65099");
        await dialog.GetByLabel("Group").SelectOptionAsync("edge");
        await dialog.GetByLabel("TCP-MD5 password").FillAsync("s3cret");
        await Button(dialog, "Add router").ClickAsync();
        await dialog.GetByText("is not an address").WaitForAsync();
        await dialog.GetByLabel("Address").FillAsync("127.0.0.9");
        await Button(dialog, "Add router").ClickAsync();

        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasTextString = "by-form" });
        await Button(row, "Edit").ClickAsync();
        Assert.Equal("", await dialog.GetByLabel("TCP-MD5 password").InputValueAsync());
        await dialog.GetByLabel("Hold time, s").FillAsync("45");
        await Button(dialog, "Save router").ClickAsync();
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        var peers = (await stand.Api.GetAsync<JsonElement>("/api/v1/bgp/peers")).ToString();
        Assert.Contains("\"holdSeconds\":45", peers, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", peers, StringComparison.Ordinal);

        await Button(row, "Edit").ClickAsync();
        await Button(dialog, "Remove").ClickAsync();
        await Button(page.GetByRole(AriaRole.Dialog), "Remove router").ClickAsync();
        await row.WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    private async Task<OpenConsole> OpenAsync(string address)
    {
        stand.Require();
        if (ChromiumSession.Obstacle() is { } obstacle)
            Assert.Skip(obstacle);
        var chromium = await ChromiumSession.StartAsync();
        var page = await chromium.PageAsync(stand.Server.Console, stand.Api.Session);
        await page.GotoAsync(address);
        return new OpenConsole(chromium, page);
    }

    private static ILocator Button(ILocator inside, string name) =>
        inside.GetByRole(AriaRole.Button, new() { NameString = name, Exact = true });

    private static ILocator Button(IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new() { NameString = name, Exact = true });

    private sealed class OpenConsole(ChromiumSession chromium, IPage page) : IAsyncDisposable
    {
        public IPage Page => page;

        public ValueTask DisposeAsync() => chromium.DisposeAsync();
    }
}
