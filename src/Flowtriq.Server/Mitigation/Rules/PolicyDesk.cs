using Flowtriq.Core.Mitigation.Policies;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Mitigation.Rules;

using Result = RuleResult<PolicyView>;

/// <summary>What people do to policies.</summary>
internal sealed class PolicyDesk(RuleDesk desk)
{
    internal Task<Result> CreateAsync(string by, PolicyBody body, CancellationToken cancel) =>
        desk.EditAsync(by, edit => Create(edit, body, "created"), cancel);

    internal Task<Result> CopyAsync(string by, long number, string name, CancellationToken cancel) =>
        desk.EditAsync(
            by,
            edit =>
                PolicyStore.Find(edit.Transaction, number) is { } original
                    ? Create(edit, original.Body with { Name = name }, $"copied from {original.Name}")
                    : Unknown(number),
            cancel
        );

    /// <param name="by">Who.</param>
    /// <param name="number">The policy.</param>
    /// <param name="revision">The revision the editor saw; null to overwrite whatever is there.</param>
    /// <param name="body">What it is to be.</param>
    /// <param name="cancel">Ends the wait.</param>
    internal Task<Result> ReplaceAsync(
        string by,
        long number,
        int? revision,
        PolicyBody body,
        CancellationToken cancel
    ) =>
        desk.EditAsync(
            by,
            edit =>
            {
                if (PolicyStore.Find(edit.Transaction, number) is not { } before)
                    return Unknown(number);
                if (revision is { } seen && seen != before.Revision)
                {
                    return new Result.Conflict(
                        $"{before.Name} was changed by {before.By} meanwhile: it is at revision {before.Revision}."
                    );
                }
                var faults = new RequestFaults();
                var policy = Checked(edit, body, before, faults);
                var users = CustomerStore.All(edit.Transaction).Where(c => before.HoldsFor(c.Customer));
                CustomerCheck.Overrides(users, policy, faults);
                if (!faults.None)
                    return new Result.Invalid(faults);
                var after = PolicyStore.Replace(edit, number, PolicyBodies.Of(policy));
                edit.Record(RuleAreas.Policy, after.Name, "changed", before.Document, after.Document);
                return Done(edit, after);
            },
            cancel
        );

    internal Task<Result> MakeWorkspaceAsync(string by, long number, CancellationToken cancel) =>
        desk.EditAsync(
            by,
            edit =>
            {
                if (PolicyStore.Find(edit.Transaction, number) is not { } policy)
                    return Unknown(number);
                if (policy.IsWorkspace)
                    return Done(edit, policy);
                var faults = new RequestFaults();
                var users = CustomerStore.All(edit.Transaction).Where(static c => c.Customer.Policy is null);
                CustomerCheck.Overrides(users, policy.ToPolicy(), faults);
                if (!faults.None)
                    return new Result.Invalid(faults);
                var former = PolicyStore.Workspace(edit.Transaction)?.Name;
                PolicyStore.MakeWorkspace(edit, number);
                edit.Record(
                    RuleAreas.Policy,
                    policy.Name,
                    "made the workspace's policy",
                    former is null ? null : RuleDocuments.Stored.Write(former),
                    RuleDocuments.Stored.Write(policy.Name)
                );
                return Done(edit, PolicyStore.Find(edit.Transaction, number)!);
            },
            cancel
        );

    internal Task<Result> DeleteAsync(string by, long number, CancellationToken cancel) =>
        desk.EditAsync(
            by,
            edit =>
            {
                if (PolicyStore.Find(edit.Transaction, number) is not { } policy)
                    return Unknown(number);
                if (policy.IsWorkspace)
                    return new Result.Conflict(
                        $"{policy.Name} is the workspace's policy: make another one that first."
                    );
                var users = CustomerStore.UsersOf(edit.Transaction, number);
                if (users.Count > 0)
                    return new Result.Conflict($"{policy.Name} is used by {Names(users)}.");
                PolicyStore.Remove(edit, number);
                edit.Record(RuleAreas.Policy, policy.Name, "deleted", policy.Document, null);
                return new Result.Done(policy.View([]));
            },
            cancel
        );

    /// <summary>A fresh workspace only watches.</summary>
    internal static void Seed(RuleEdit edit)
    {
        if (PolicyStore.Workspace(edit.Transaction) is not null)
            return;
        var policy = PolicyStore.Add(edit, PolicyBodies.Of(PolicyPresets.MonitorOnly), workspace: true);
        edit.Record(RuleAreas.Policy, policy.Name, "made the first policy of the workspace", null, policy.Document);
    }

    private static Result Create(RuleEdit edit, PolicyBody body, string what)
    {
        var faults = new RequestFaults();
        var policy = Checked(edit, body, null, faults);
        if (!faults.None)
            return new Result.Invalid(faults);
        var added = PolicyStore.Add(edit, PolicyBodies.Of(policy), workspace: false);
        edit.Record(RuleAreas.Policy, added.Name, what, null, added.Document);
        return Done(edit, added);
    }

    private static Policy Checked(RuleEdit edit, PolicyBody body, PolicyRow? before, RequestFaults faults)
    {
        var policy = PolicyReader.Read(body, (int)(before?.Revision ?? 0) + 1, faults);
        if (PolicyStore.ByName(edit.Transaction, policy.Name) is { } other && other.Number != before?.Number)
            faults.Add("name", $"is taken: there is a policy called {other.Name}");
        return policy;
    }

    private static Result Done(RuleEdit edit, PolicyRow policy) =>
        new Result.Done(policy.View(CustomerStore.UsersOf(edit.Transaction, policy.Number)));

    private static Result Unknown(long number) => new Result.NotFound($"There is no policy {number}.");

    private static string Names(IReadOnlyList<string> names) =>
        names.Count <= 3 ? string.Join(", ", names) : $"{string.Join(", ", names.Take(3))} and {names.Count - 3} more";
}
