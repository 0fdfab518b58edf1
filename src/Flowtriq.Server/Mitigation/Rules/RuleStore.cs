using System.Collections.Immutable;
using Dapper;
using Flowtriq.Core.Mitigation.Customers;
using Flowtriq.Core.Mitigation.Policies;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Mitigation.Rules;

/// <summary>Reads everything that is laid down as one snapshot.</summary>
internal sealed class RuleStore(Database database)
{
    /// <summary>Grows with each stored change.</summary>
    internal long Revision()
    {
        using var connection = database.Read();
        return connection.ExecuteScalar<long>("SELECT number FROM rules_revision");
    }

    internal MitigationRules Load()
    {
        using var reading = RuleReading.Begin(database);
        var snapshot = reading.Snapshot;
        var policies = PolicyStore.All(snapshot).Select(static row => (Row: row, Policy: row.ToPolicy())).ToList();
        var customers = CustomerStore.All(snapshot);
        var workspace = policies.Find(static p => p.Row.IsWorkspace).Policy ?? PolicyPresets.MonitorOnly;
        return new MitigationRules
        {
            Revision = snapshot.Scalar<long>("SELECT number FROM rules_revision"),
            Customers = new CustomerTable(customers.Select(static row => row.Customer)),
            Own = [.. SafetyStore.Own(snapshot).Select(static row => row.Prefix)],
            Protected = [.. SafetyStore.Protected(snapshot).Select(static row => row.ToProtected())],
            Workspace = workspace,
            Policies = policies.ToImmutableDictionary(
                static p => p.Policy.Name,
                static p => p.Policy,
                StringComparer.OrdinalIgnoreCase
            ),
            Overrides = customers
                .Where(static row => row.Override is not null)
                .ToImmutableDictionary(
                    static row => row.Customer.Name,
                    static row => PolicyReader.ReadOverride(row.Override!, "override", new RequestFaults()),
                    StringComparer.OrdinalIgnoreCase
                ),
            Limits = SafetyStore.Limits(snapshot),
            DryRun = SafetyStore.DryRun(snapshot),
            KillSwitch = KillSwitchStore.Find(snapshot) is not null,
        };
    }
}
