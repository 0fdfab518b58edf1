using Flowtriq.Core.Mitigation.Customers;
using Flowtriq.Core.Packets;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Mitigation.Rules;

using Result = RuleResult<CustomerImportResult>;

/// <summary>
/// Takes in a file of customers, all of it or nothing. Customers of the file are made, or replaced under their name; their
/// own differences from a policy, which a file cannot hold, and customers the file does not name stay.
/// </summary>
internal sealed class CustomerFiles(RuleDesk desk)
{
    internal Task<Result> ImportAsync(string by, string text, bool preview, CancellationToken cancel)
    {
        var import = CustomerCsv.Read(text);
        return desk.EditAsync(by, edit => Import(edit, import, preview), cancel);
    }

    private static Result Import(RuleEdit edit, CustomerImport import, bool preview)
    {
        var present = CustomerStore
            .All(edit.Transaction)
            .ToDictionary(static row => row.Customer.Name, StringComparer.OrdinalIgnoreCase);
        var errors = import.Errors.Concat(Errors(edit, import, present)).OrderBy(static error => error.Line).ToList();
        if (errors.Count > 0)
        {
            var faults = new RequestFaults();
            foreach (var error in errors)
                faults.Add($"line {error.Line}", error.Problem);
            return new Result.Invalid(faults);
        }

        var planned = import.Customers.Select(c => (Before: present.GetValueOrDefault(c.Name), After: c)).ToList();
        if (!preview)
            Store(edit, planned.Where(static p => p.Before is null || !Same(p.Before.Customer, p.After)));
        return new Result.Done(
            new CustomerImportResult(!preview, [.. planned.Select(static p => Row(p.Before, p.After))])
        );
    }

    // First everything is given up, then taken: a prefix may move from one customer of the file to another.
    private static void Store(RuleEdit edit, IEnumerable<(CustomerRow? Before, Customer After)> planned)
    {
        var changed = planned.ToList();
        foreach (var (before, _) in changed)
        {
            if (before is not null)
                CustomerStore.GiveUpPrefixes(edit, before.Number);
        }
        foreach (var (before, after) in changed)
            CustomerDesk.Store(edit, before, after, before?.Override);
    }

    private static IEnumerable<ImportError> Errors(
        RuleEdit edit,
        CustomerImport import,
        Dictionary<string, CustomerRow> present
    )
    {
        var owners = present
            .Values.SelectMany(static row => row.Customer.Prefixes.Select(prefix => (prefix, row.Customer.Name)))
            .ToDictionary(static owned => owned.prefix, static owned => owned.Name);
        var named = import.Customers.Select(static c => c.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var customer in import.Customers)
        {
            foreach (var prefix in customer.Prefixes)
            {
                if (owners.TryGetValue(prefix, out var owner) && !named.Contains(owner))
                    yield return new ImportError(LineOf(import, prefix), $"{prefix} already belongs to {owner}");
            }
            var line = import.Lines.GetValueOrDefault(customer.Name, 1);
            if (customer.Name.Any(char.IsControl))
                yield return new ImportError(line, "the name has control characters");
            var policy = customer.Policy is { } name
                ? PolicyStore.ByName(edit.Transaction, name)
                : PolicyStore.Workspace(edit.Transaction);
            if (policy is null)
                yield return new ImportError(line, $"there is no policy called {customer.Policy}");
            else if (present.GetValueOrDefault(customer.Name)?.Override is { } differs)
            {
                var faults = new RequestFaults();
                CustomerCheck.Override(differs, policy.ToPolicy(), customer.Name, faults);
                foreach (var (field, problems) in faults.All)
                    yield return new ImportError(line, $"{field} {problems[0]}");
            }
        }
    }

    private static int LineOf(CustomerImport import, IpPrefix prefix) =>
        import.PrefixLines.GetValueOrDefault(prefix, 1);

    private static CustomerImportRow Row(CustomerRow? before, Customer after)
    {
        var had = before?.Customer.Prefixes ?? [];
        var change =
            before is null ? "created"
            : Same(before.Customer, after) ? "unchanged"
            : "changed";
        return new CustomerImportRow(
            after.Name,
            change,
            [.. after.Prefixes.Except(had).Order().Select(static prefix => prefix.ToString())],
            [.. had.Except(after.Prefixes).Order().Select(static prefix => prefix.ToString())]
        );
    }

    private static bool Same(Customer before, Customer after) =>
        before.Name == after.Name
        && before.Prefixes.Order().SequenceEqual(after.Prefixes.Order())
        && before.Contacts.SequenceEqual(after.Contacts)
        && string.Equals(before.Policy, after.Policy, StringComparison.OrdinalIgnoreCase);
}
