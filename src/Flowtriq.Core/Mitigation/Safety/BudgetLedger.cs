namespace Flowtriq.Core.Mitigation.Safety;

/// <summary>Counts what was admitted so far against every budget. One use per admission.</summary>
internal sealed class BudgetLedger(SafetyFacts facts)
{
    private readonly HashSet<string> keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> routes = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, double> blackholed = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<MitigationAction.Divert> diversions = [];
    private int announced = facts.AnnouncedInLastMinute;
    private int edgeFilters;
    private int flowSpecs;
    private int blackholes;

    /// <summary>Takes what the mitigation needs; on a refusal nothing is taken.</summary>
    internal Refusal? Take(DesiredMitigation mitigation)
    {
        if (keys.Contains(mitigation.Key))
            return new(mitigation, RefusalKind.Conflict, "the same mitigation is desired twice");
        var refusal =
            mitigation.Level == MitigationLevel.Firewall ? Node(mitigation)
            : mitigation.Action is MitigationAction.Divert divert ? Provider(mitigation, divert)
            : Router(mitigation) ?? Customer(mitigation);
        refusal ??= Announcements(mitigation);
        if (refusal is null)
            Book(mitigation);
        return refusal;
    }

    private Refusal? Node(DesiredMitigation mitigation) =>
        edgeFilters < facts.Limits.EdgeFilters
            ? null
            : new(mitigation, RefusalKind.Budget, $"nodes already hold {facts.Limits.EdgeFilters} filters");

    private Refusal? Provider(DesiredMitigation mitigation, MitigationAction.Divert divert)
    {
        var other = diversions.Find(d =>
            d.Provider != divert.Provider && FlowSpecEvaluation.Overlap(d.Prefix, divert.Prefix)
        );
        return other is null
            ? null
            : new(mitigation, RefusalKind.Conflict, $"{other.Prefix} is already diverted to {other.Provider}");
    }

    private Refusal? Router(DesiredMitigation mitigation)
    {
        var rule = mitigation.Level == MitigationLevel.FlowSpec;
        foreach (var router in facts.Routers.IsEmpty ? [RouterBudget.Unknown] : facts.Routers)
        {
            if (rule && router.Profile.MaxRules == 0)
                continue;
            var most = rule ? Math.Min(router.MaxFlowSpec, router.Profile.MaxRules) : router.MaxBlackholes;
            if ((rule ? flowSpecs : blackholes) >= most)
            {
                var what = rule ? "FlowSpec rules" : "black holes";
                return new(mitigation, RefusalKind.Budget, $"{router.Name} already holds {most} {what}");
            }
        }
        return null;
    }

    private Refusal? Customer(DesiredMitigation mitigation)
    {
        if (facts.Customers.OwnerOf(mitigation.Target!.Value) is not { } owner)
            return null;
        if (routes.GetValueOrDefault(owner.Name) >= facts.Limits.RoutesPerCustomer)
        {
            return new(
                mitigation,
                RefusalKind.Budget,
                $"{owner.Name} already has {facts.Limits.RoutesPerCustomer} routes"
            );
        }
        if (mitigation.Action is not MitigationAction.Blackhole || mitigation.Approvals >= 2)
            return null;
        var most = Math.Max(1, owner.Addresses * facts.Limits.BlackholeShare);
        return blackholed.GetValueOrDefault(owner.Name) + 1 <= most
            ? null
            : new(
                mitigation,
                RefusalKind.Budget,
                $"more than {facts.Limits.BlackholeShare:P0} of {owner.Name} would be in black holes: two people must approve"
            );
    }

    private Refusal? Announcements(DesiredMitigation mitigation) =>
        !IsNew(mitigation) || announced < facts.Limits.AnnouncementsPerMinute
            ? null
            : new(
                mitigation,
                RefusalKind.RateLimit,
                $"{facts.Limits.AnnouncementsPerMinute} new announcements a minute are the most"
            );

    private void Book(DesiredMitigation mitigation)
    {
        keys.Add(mitigation.Key);
        if (IsNew(mitigation))
            announced++;
        switch (mitigation.Action)
        {
            case MitigationAction.EdgeFilter:
                edgeFilters++;
                return;
            case MitigationAction.Divert divert:
                diversions.Add(divert);
                return;
            case MitigationAction.Blackhole:
                blackholes++;
                break;
            case MitigationAction.FlowSpec:
                flowSpecs++;
                break;
        }
        if (facts.Customers.OwnerOf(mitigation.Target!.Value) is not { } owner)
            return;
        routes[owner.Name] = routes.GetValueOrDefault(owner.Name) + 1;
        // Wider ones were agreed to by two people and count as what they are.
        if (mitigation.Action is MitigationAction.Blackhole { Prefix: var prefix })
        {
            var addresses = prefix.IsHost ? 1 : Math.Pow(2, (prefix.IsV4 ? 32 : 64) - Math.Min(64, (int)prefix.Length));
            blackholed[owner.Name] = blackholed.GetValueOrDefault(owner.Name) + addresses;
        }
    }

    private bool IsNew(DesiredMitigation mitigation) =>
        mitigation.Level != MitigationLevel.Firewall && !facts.Active.Contains(mitigation.Key);
}
