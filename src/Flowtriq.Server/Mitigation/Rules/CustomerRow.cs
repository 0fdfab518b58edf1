using Flowtriq.Core.Mitigation.Customers;
using Flowtriq.Core.Packets;
using Flowtriq.Server.Contract.Mitigations;

namespace Flowtriq.Server.Mitigation.Rules;

/// <summary>A customer as stored.</summary>
internal sealed record CustomerRow(
    long Number,
    Customer Customer,
    PolicyOverrideBody? Override,
    DateTimeOffset Changed,
    string By
)
{
    /// <summary>As people write it.</summary>
    internal CustomerBody Body =>
        new(
            Customer.Name,
            [.. Customer.Prefixes.Select(static prefix => prefix.ToString())],
            Customer.Contacts,
            Customer.Policy,
            Override
        );

    /// <param name="rules">The rules in force.</param>
    /// <param name="activeIncidents">Unresolved incidents on its addresses.</param>
    internal CustomerView View(MitigationRules rules, int activeIncidents) =>
        new(
            Number,
            Customer.Name,
            [.. Customer.Prefixes.Select(static prefix => prefix.ToString())],
            Customer.Contacts,
            Customer.Policy,
            Override,
            rules.PolicyFor(Customer).Name,
            [.. Customer.Prefixes.Where(prefix => !IsInside(rules, prefix)).Select(static prefix => prefix.ToString())],
            activeIncidents,
            Changed,
            By
        );

    private static bool IsInside(MitigationRules rules, IpPrefix prefix) => rules.Own.Any(own => own.Contains(prefix));
}
