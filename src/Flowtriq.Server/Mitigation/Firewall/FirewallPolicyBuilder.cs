using System.Collections.Immutable;
using Flowtriq.Core.Mitigation.Local;
using Flowtriq.Core.Mitigation.Policies;
using Flowtriq.Server.Mitigation.Rules;

namespace Flowtriq.Server.Mitigation.Firewall;

/// <summary>
/// What nodes may do by themselves, out of everything people laid down. Sources in the protected list are never dropped
/// either: infrastructure that may not be a target must stay reachable.
/// </summary>
internal static class FirewallPolicyBuilder
{
    internal static LocalRules Build(MitigationRules rules)
    {
        var workspace = Usable(rules.Workspace);
        return new LocalRules
        {
            Own = rules.Own,
            Protected = rules.Protected,
            Allow = [.. rules.Protected.Select(static entry => entry.Prefix).Distinct()],
            MaxFilters = rules.Limits.EdgeFilters,
            DryRun = rules.DryRun,
            KillSwitch = rules.KillSwitch,
            Workspace = workspace,
            Entries =
            [
                .. rules
                    .Customers.All.Where(customer => rules.PolicyFor(customer) != rules.Workspace)
                    .GroupBy(rules.PolicyFor)
                    .Where(static group => Usable(group.Key) is not null)
                    .Select(static group => new LocalEntry(
                        [.. group.SelectMany(static customer => customer.Prefixes)],
                        group.Key
                    )),
                // Its customer's prefix lies in one with another policy: the workspace's must win there.
                .. WorkspacePrefixes(rules, workspace),
            ],
        };
    }

    private static ImmutableArray<LocalEntry> WorkspacePrefixes(MitigationRules rules, Policy? workspace)
    {
        if (workspace is null)
            return [];
        var prefixes = rules
            .Customers.All.Where(customer => rules.PolicyFor(customer) == rules.Workspace)
            .SelectMany(static customer => customer.Prefixes)
            .ToImmutableArray();
        return prefixes.IsEmpty ? [] : [new LocalEntry(prefixes, workspace)];
    }

    // One that is not valid must not stop the others: its targets are left to the server.
    private static Policy? Usable(Policy policy) => policy.Validate().Count == 0 ? policy : null;
}
