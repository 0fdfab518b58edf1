using Flowtriq.Scenarios.Browser;
using Microsoft.Playwright;

namespace Flowtriq.Scenarios.EndToEnd.People;

/// <summary>
/// Every role signs in and walks every page it may see: each is shown whole, nothing fails meanwhile, no page or dialog
/// breaks a rule of accessibility in either theme, and what the role may not do is not offered.
/// </summary>
[Collection(StandCollection.Name)]
public sealed class RolesWalkTheConsole(PeopleOfTheStand people) : IClassFixture<PeopleOfTheStand>
{
    [Theory]
    [InlineData("admin")]
    [InlineData("analyst")]
    [InlineData("readOnly")]
    public async Task A_member_sees_the_pages_of_its_role_and_is_offered_what_it_may_do(string role)
    {
        Require();
        await using var person = await SignedIn.AsAsync(PeopleOfTheStand.Of(role), people.Stand.Server.Console);
        var found = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var details = ConsoleMap.Details(people);
        await foreach (var path in WalkAsync(person, details))
        {
            seen.Add(path);
            var closed = ConsoleMap.Closed[role].Contains(path);
            var refused = await person.Page.GetByText(ConsoleMap.Refused, new() { Exact = true }).CountAsync() > 0;
            Assert.True(refused == closed, $"{path} for {role}: closed is {closed}, but not permitted is {refused}");
            if (role == "admin" ? details.Contains(path) : closed)
                found.AddRange(await Axe.ViolationsAsync(person.Page));
            foreach (var offer in ConsoleMap.Offers(people).Where(one => one.Page == path))
                await LookAsync(person.Page, offer, role, closed, found);
        }

        Assert.Superset(ConsoleMap.Closed[role].ToHashSet(StringComparer.Ordinal), seen);
        Assert.Superset(
            ConsoleMap.Offers(people).Select(static one => one.Page).ToHashSet(StringComparer.Ordinal),
            seen
        );
        foreach (var path in ConsoleMap.Portal)
        {
            await person.OpenAsync(path);
            Assert.Equal("/overview", person.Path);
        }

        if (role == "admin")
            await OverlaysAsync(person.Page, found);
        Assert.Empty(person.Faults);
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }

    [Fact]
    public async Task Somebody_at_a_customer_sees_the_portal_and_nothing_else()
    {
        Require();
        await using var person = await SignedIn.AsAsync(PeopleOfTheStand.Of("customer"), people.Stand.Server.Console);
        var found = new List<string>();
        await person.ShownAsync();
        found.AddRange(await Axe.ViolationsAsync(person.Page));
        foreach (var path in new[] { $"/portal/incidents/{people.Incident}", "/portal", "/portal/account" })
        {
            await person.FollowAsync(path);
            found.AddRange(await Axe.ViolationsAsync(person.Page));
        }

        foreach (var path in new[] { "/overview", $"/incidents/{people.Incident}", "/settings/team" })
        {
            await person.OpenAsync(path);
            Assert.Equal("/portal", person.Path);
        }

        Assert.Equal(0, await person.Page.GetByRole(AriaRole.Navigation).CountAsync());
        Assert.Empty(person.Faults);
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }

    private static void Require()
    {
        if ((ChromiumSession.Obstacle() ?? Axe.Obstacle()) is { } obstacle)
            Assert.Skip(obstacle);
    }

    /// <summary>From page to page by the console's own navigation, then where it leads from their rows.</summary>
    private static async IAsyncEnumerable<string> WalkAsync(SignedIn person, IReadOnlyCollection<string> details)
    {
        await person.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main", Exact = true }).WaitForAsync();
        var next = new Stack<string>((await person.LinksAsync()).Reverse());
        var known = new HashSet<string>(next, StringComparer.Ordinal);
        while (next.TryPop(out var path))
        {
            await person.FollowAsync(path);
            // Pages of a kind have a navigation among them; those come before the rest.
            foreach (var beside in (await person.LinksAsync()).Where(known.Add).Reverse())
                next.Push(beside);
            yield return path;
        }

        foreach (var path in details)
        {
            await person.OpenAsync(path);
            yield return path;
        }
    }

    private static async Task LookAsync(IPage page, Offer offer, string role, bool closed, List<string> found)
    {
        var button = page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = offer.Button });
        if (closed)
        {
            Assert.Equal(0, await button.CountAsync());
            return;
        }

        await button.First.WaitForAsync();
        var enabled =
            await button.First.GetAttributeAsync("aria-disabled") != "true" && await button.First.IsEnabledAsync();
        Assert.True(
            enabled == offer.MayBeUsedBy(role),
            $"{offer.Page}: {offer.Button} for {role}: enabled is {enabled}"
        );
        if (role != "admin" || !offer.Opens)
            return;
        await button.First.ClickAsync();
        await InDialogAsync(page, found);
    }

    private static async Task OverlaysAsync(IPage page, List<string> found)
    {
        foreach (var keys in new[] { "?", "Control+k" })
        {
            await page.Keyboard.PressAsync(keys);
            await InDialogAsync(page, found);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Account and appearance" }).ClickAsync();
        await page.GetByText("Sign out").WaitForAsync();
        found.AddRange(await Axe.ViolationsAsync(page));
    }

    private static async Task InDialogAsync(IPage page, List<string> found)
    {
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.WaitForAsync();
        found.AddRange(await Axe.ViolationsAsync(page, "[role=dialog]"));
        await page.Keyboard.PressAsync("Escape");
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }
}
