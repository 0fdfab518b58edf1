using Flowtriq.Core.Mitigation.Customers;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Mitigation.Rules;

using Result = RuleResult<CustomerRow>;

/// <summary>What people do to customers one by one.</summary>
internal sealed class CustomerDesk(RuleDesk desk)
{
    internal Task<Result> CreateAsync(string by, CustomerBody body, CancellationToken cancel) =>
        desk.EditAsync(by, edit => Put(edit, null, body), cancel);

    internal Task<Result> ReplaceAsync(string by, long number, CustomerBody body, CancellationToken cancel) =>
        desk.EditAsync(
            by,
            edit =>
                CustomerStore.Find(edit.Transaction, number) is { } before ? Put(edit, before, body) : Unknown(number),
            cancel
        );

    internal Task<Result> DeleteAsync(string by, long number, CancellationToken cancel) =>
        desk.EditAsync(
            by,
            edit =>
            {
                if (CustomerStore.Find(edit.Transaction, number) is not { } customer)
                    return Unknown(number);
                CustomerStore.Remove(edit, number);
                edit.Record(
                    RuleAreas.Customer,
                    customer.Customer.Name,
                    "deleted",
                    RuleDocuments.Stored.Write(customer.Body),
                    null
                );
                return new Result.Done(customer);
            },
            cancel
        );

    internal static Result Unknown(long number) => new Result.NotFound($"There is no customer {number}.");

    /// <summary>Stores a customer that passed every check, and says so in the log.</summary>
    internal static CustomerRow Store(
        RuleEdit edit,
        CustomerRow? before,
        Customer customer,
        PolicyOverrideBody? differs
    )
    {
        var policy = customer.Policy is { } name ? PolicyStore.ByName(edit.Transaction, name)!.Number : (long?)null;
        var after = CustomerStore.Put(edit, before?.Number, customer, policy, differs);
        edit.Record(
            RuleAreas.Customer,
            after.Customer.Name,
            before is null ? "created" : "changed",
            before is null ? null : RuleDocuments.Stored.Write(before.Body),
            RuleDocuments.Stored.Write(after.Body)
        );
        return after;
    }

    private static Result Put(RuleEdit edit, CustomerRow? before, CustomerBody body)
    {
        var faults = new RequestFaults();
        var customer = CustomerCheck.Read(body, faults);
        if (CustomerStore.ByName(edit.Transaction, customer.Name) is { } same && same.Number != before?.Number)
            faults.Add("name", $"is taken: there is a customer called {same.Customer.Name}");
        foreach (var prefix in customer.Prefixes)
        {
            if (CustomerStore.OwnerOf(edit.Transaction, prefix, before?.Number ?? 0) is { } owner)
                faults.Add(Field(body, prefix.ToString()), $"already belongs to {owner}");
        }
        var policy = customer.Policy is { } name
            ? PolicyStore.ByName(edit.Transaction, name)
            : PolicyStore.Workspace(edit.Transaction);
        if (policy is null)
            faults.Add("policy", $"there is no policy called {customer.Policy}");
        else if (body.Override is { } differs)
            CustomerCheck.Override(differs, policy.ToPolicy(), customer.Name, faults);
        return faults.None ? new Result.Done(Store(edit, before, customer, body.Override)) : new Result.Invalid(faults);
    }

    private static string Field(CustomerBody body, string prefix)
    {
        var index = body.Prefixes.ToList().IndexOf(prefix);
        return index < 0 ? "prefixes" : $"prefixes[{index}]";
    }
}
