using System.Collections.Immutable;
using Flowtriq.Core.Mitigation.Customers;
using Flowtriq.Core.Mitigation.Policies;
using Flowtriq.Core.Packets;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Mitigation.Rules;

/// <summary>What must hold for a customer, beyond what others own.</summary>
internal static class CustomerCheck
{
    private const int LongestName = 200;
    private const int MostPrefixes = 2_000;
    private const int MostContacts = 50;

    /// <summary>Turns a customer as people write it into Core's.</summary>
    internal static Customer Read(CustomerBody body, RequestFaults faults)
    {
        var name = body.Name.Trim();
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl))
            faults.Add("name", $"has 1 to {LongestName} characters and no line breaks");
        return new Customer
        {
            Name = name,
            Prefixes = Prefixes(body.Prefixes, faults),
            Contacts = Contacts(body.Contacts ?? [], faults),
            Policy = string.IsNullOrWhiteSpace(body.Policy) ? null : body.Policy.Trim(),
        };
    }

    /// <summary>Says what is wrong with a customer's own differences on top of the policy.</summary>
    internal static void Override(PolicyOverrideBody differs, Policy policy, string customer, RequestFaults faults)
    {
        var read = PolicyReader.ReadOverride(differs, "override", faults);
        foreach (var error in read.ApplyTo(policy, customer).Validate().Except(policy.Validate()))
            faults.Add($"override.{PolicyFields.Of(error.Field, differs.Levels ?? [])}", error.Problem);
    }

    /// <summary>Says which customers' differences would no longer fit the policy.</summary>
    internal static void Overrides(IEnumerable<CustomerRow> users, Policy policy, RequestFaults faults)
    {
        foreach (var user in users.Where(static user => user.Override is not null))
        {
            var own = new RequestFaults();
            Override(user.Override!, policy, user.Customer.Name, own);
            foreach (var (field, problems) in own.All)
                faults.Add("customers", $"{user.Customer.Name}: {field} {problems[0]}");
        }
    }

    private static ImmutableArray<IpPrefix> Prefixes(IReadOnlyList<string> texts, RequestFaults faults)
    {
        if (texts.Count is 0 or > MostPrefixes)
            faults.Add("prefixes", $"has 1 to {MostPrefixes} prefixes");
        var found = ImmutableSortedSet.CreateBuilder<IpPrefix>();
        for (var index = 0; index < texts.Count; index++)
        {
            if (!IpPrefix.TryParse(texts[index], out var prefix))
                faults.Add($"prefixes[{index}]", "is not a prefix, or has bits beyond its length");
            else if (prefix.Length == 0)
                faults.Add($"prefixes[{index}]", "is the whole internet");
            else if (!found.Add(prefix))
                faults.Add($"prefixes[{index}]", "appears twice");
        }
        return [.. found];
    }

    private static ImmutableArray<string> Contacts(IReadOnlyList<string> contacts, RequestFaults faults)
    {
        if (contacts.Count > MostContacts)
            faults.Add("contacts", $"has at most {MostContacts} addresses");
        for (var index = 0; index < contacts.Count; index++)
        {
            if (contacts[index] is not { } contact || !CustomerCsv.IsContact(contact))
                faults.Add($"contacts[{index}]", "is not an e-mail address");
        }
        return [.. contacts.Distinct(StringComparer.Ordinal)];
    }
}
