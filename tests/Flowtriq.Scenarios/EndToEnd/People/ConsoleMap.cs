namespace Flowtriq.Scenarios.EndToEnd.People;

/// <summary>What the console has for members of a workspace, beside the pages that its own navigation leads to.</summary>
internal static class ConsoleMap
{
    internal const string Refused = "Not permitted";

    /// <summary>Pages that say who has them, for roles that have not.</summary>
    internal static readonly IReadOnlyDictionary<string, string[]> Closed = new Dictionary<string, string[]>(
        StringComparer.Ordinal
    )
    {
        ["admin"] = [],
        ["analyst"] = ["/settings/team", "/settings/audit", "/settings/workspaces", "/welcome"],
        ["readOnly"] = ["/settings/team", "/settings/audit", "/settings/channels", "/settings/workspaces", "/welcome"],
    };

    /// <summary>Pages of somebody at a customer, from which members are led away.</summary>
    internal static readonly string[] Portal = ["/portal", "/portal/account"];

    internal static string[] Details(PeopleOfTheStand people) =>
        [
            $"/incidents/{people.Incident}",
            $"/incidents/{people.Captured}?tab=evidence",
            $"/incidents/{people.Incident}/report",
            $"/nodes/{people.Node}",
            "/nodes/new",
            "/nodes/versions",
            $"/customers/{people.Customer}",
            $"/status-pages/{people.StatusPage}",
            $"/reports/{people.Report}",
            "/welcome",
            "/wall",
        ];

    internal static IEnumerable<Offer> Offers(PeopleOfTheStand people) =>
        [
            new($"/incidents/{people.Incident}", "Add note", "analyst", Opens: false),
            new("/mitigations", "Start by hand", "analyst"),
            new("/customers", "Add customer", "admin"),
            new("/customers", "Import", "admin"),
            new($"/customers/{people.Customer}", "Set what differs", "admin"),
            new("/status-pages", "Add status page", "admin"),
            new($"/status-pages/{people.StatusPage}", "Edit page", "admin"),
            new($"/status-pages/{people.StatusPage}", "Tell of another", "analyst"),
            new($"/status-pages/{people.StatusPage}", "Post update", "analyst"),
            new($"/status-pages/{people.StatusPage}", "Announce", "analyst"),
            new("/reports", "Make report", "analyst"),
            new("/reports", "Objectives", "admin"),
            new("/reports", "Add schedule", "analyst"),
            new("/settings/mitigation/safety", "Withdraw everything", "analyst"),
            new("/settings/bgp", "Add router", "admin"),
            new("/settings/bgp", "Add group", "admin"),
            new("/settings/scrubbing", "Add provider", "admin"),
            new("/settings/alerting/escalation", "Add route", "admin"),
            new("/settings/alerting/escalation", "Add policy", "admin"),
            new("/settings/alerting/on-call", "Add rota", "admin"),
            new("/settings/alerting/silences", "Add silence", "analyst"),
            new("/settings/alerting/maintenance", "Add window", "admin"),
            new("/settings/alerting/maintenance", "Announce work", "analyst"),
            new("/settings/channels", "Add channel", "admin"),
            new("/settings/team", "Invite", "admin"),
            new("/settings/workspaces", "New workspace", "admin"),
            new("/settings/tokens", "New token", "readOnly"),
        ];
}
