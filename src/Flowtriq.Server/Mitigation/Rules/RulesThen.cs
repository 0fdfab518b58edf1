using Flowtriq.Core.Packets;
using Flowtriq.Server.Contract.Evidence;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Mitigation.Rules;

/// <summary>The rules as the lines of the log make them, one after the other.</summary>
internal sealed class RulesThen
{
    private readonly SortedDictionary<string, PolicyThen> policies = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, CustomerBody> customers = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, KillSwitchCause> engaged = new(StringComparer.Ordinal);
    private string workspace = "";
    private SafetyLimitsBody? limits;
    private bool dryRun;

    internal void Add(RuleLine line)
    {
        switch (line.Area)
        {
            case RuleAreas.Policy when IsName(line.Before) || IsName(line.After):
                workspace = line.Item;
                break;
            case RuleAreas.Policy:
                Policy(line);
                break;
            case RuleAreas.Customer:
                Customer(line);
                break;
            case RuleAreas.KillSwitch:
                engaged.Remove(line.Item);
                if (line.After is { } cause)
                    engaged[line.Item] = RuleDocuments.Stored.Read<KillSwitchCause>(cause);
                break;
            case RuleAreas.Safety when line is { Item: SafetyDesk.LimitsItem, After: { } set }:
                limits = RuleDocuments.Stored.Read<SafetyLimitsBody>(set);
                break;
            case RuleAreas.Safety when line is { Item: SafetyDesk.DryRunItem, After: { } on }:
                dryRun = RuleDocuments.Stored.Read<bool>(on);
                break;
        }
    }

    internal MitigationThen View(DateTimeOffset at, IpPrefix? target) =>
        new(
            at,
            [.. policies.Values.Select(policy => policy with { Workspace = Same(policy.Policy.Name, workspace) })],
            target is { } attacked ? Owner(attacked) : null,
            limits,
            dryRun,
            [.. engaged.Values]
        );

    private void Policy(RuleLine line)
    {
        var before = line.Before is { } was ? RuleDocuments.Stored.Read<PolicyBody>(was).Name : null;
        var revision = 0;
        if (before is not null && policies.Remove(before, out var former))
            revision = former.Revision;
        if (line.After is not { } document)
            return;
        var policy = RuleDocuments.Stored.Read<PolicyBody>(document);
        policies[policy.Name] = new(
            revision + 1,
            Workspace: false,
            UnixTime.FromUnixMicroseconds(line.At),
            line.By,
            policy
        );
        // The first of all is the workspace's; afterwards who uses a policy goes along with its name.
        if (workspace.Length == 0 || Same(before, workspace))
            workspace = policy.Name;
        foreach (var (name, customer) in customers.ToList())
        {
            if (before is not null && Same(customer.Policy, before))
                customers[name] = customer with { Policy = policy.Name };
        }
    }

    private CustomerBody? Owner(IpPrefix target)
    {
        var owned =
            from customer in customers.Values
            from text in customer.Prefixes
            let prefix = StoredPrefix.Parse(text)
            where prefix.Contains(target)
            orderby prefix.Length descending
            select customer;
        return owned.FirstOrDefault();
    }

    private void Customer(RuleLine line)
    {
        if (line.Before is { } before)
            customers.Remove(RuleDocuments.Stored.Read<CustomerBody>(before).Name);
        if (line.After is { } after)
            customers[line.Item] = RuleDocuments.Stored.Read<CustomerBody>(after);
    }

    private static bool Same(string? name, string? other) =>
        string.Equals(name, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whose policy is the workspace's is told by names and not by documents.</summary>
    private static bool IsName(string? json) => json is ['"', ..];
}
