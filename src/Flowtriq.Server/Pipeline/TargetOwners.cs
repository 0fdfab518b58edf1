using Flowtriq.Core.Mitigation.Customers;
using Flowtriq.Core.Packets;
using Flowtriq.Server.Mitigation.Rules;

namespace Flowtriq.Server.Pipeline;

/// <summary>Whose the targets of incidents are, by the customers as they stand now.</summary>
public sealed class TargetOwners(RuleBook rules)
{
    /// <summary>Every customer there is now, by name.</summary>
    public IReadOnlyList<Customer> All =>
        [.. rules.Current.Customers.All.OrderBy(static c => c.Name, StringComparer.OrdinalIgnoreCase)];

    /// <summary>Tells the targets of one customer, found without regard to case; nothing is a stranger's.</summary>
    public Func<IpPrefix, bool> Of(string customer)
    {
        var customers = rules.Current.Customers;
        return target =>
            string.Equals(customers.OwnerOf(target)?.Name, customer.Trim(), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The name of the customer that owns the whole of a target; null when nobody does.</summary>
    public string? NameOf(IpPrefix target) => rules.Current.Customers.OwnerOf(target)?.Name;

    /// <summary>The prefixes of all customers.</summary>
    public IEnumerable<IpPrefix> Prefixes =>
        rules.Current.Customers.All.SelectMany(static customer => customer.Prefixes);
}
