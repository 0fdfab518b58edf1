using System.Collections.Immutable;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.Safety;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Mitigation.Deciding;
using Flowtriq.Server.Mitigation.Records;
using Flowtriq.Server.Mitigation.Views;

namespace Flowtriq.Server.Mitigation.Requests;

/// <summary>Says what a request would do, by asking the same safety kernel that would have to let it pass.</summary>
internal sealed class Preview(MitigationBoard board, SurroundingsReader surroundings, TimeProvider time)
{
    private static readonly Approver Second = new("a second account", "a second person");

    internal MitigationPreview Of(MitigationRequest request, ImmutableArray<PlannedAction> actions, Approver person)
    {
        var around = surroundings.Read();
        var now = time.GetUtcNow();
        var wishes = actions
            .Select(action => Wish(action.Action, request, person, now))
            .ToDictionary(static wish => wish.Key, StringComparer.Ordinal);
        var others = board
            .Current.Admitted.Select(static entry => entry.Record.Desired)
            .Where(desired => !wishes.ContainsKey(desired.Key));
        var refused = SafetyKernel
            .Admit([.. others, .. wishes.Values], SafetySurvey.FactsOf(around, board.Current, now))
            .Refused.Where(refusal => wishes.ContainsKey(refusal.Desired.Key))
            .GroupBy(static refusal => refusal.Desired.Key, StringComparer.Ordinal)
            .ToDictionary(static same => same.Key, static same => same.First().Reason, StringComparer.Ordinal);
        var first = actions[0].Action;
        var takers = Takers(first, request, around);
        return new MitigationPreview(
            [
                .. actions.Select(
                    (action, index) =>
                        new PreviewedMitigation(
                            action.Action.ToString()!,
                            RouterTextViews.Of(action.Action, $"flowtriq-{index + 1}"),
                            !refused.ContainsKey(action.Action.Key),
                            refused.GetValueOrDefault(action.Action.Key),
                            action.Prediction is { } predicted
                            && (predicted.ExcessShare ?? predicted.NormalShare) is not null
                                ? predicted.ToString()
                                : null,
                            action.Against
                        )
                ),
            ],
            BlastRadii.Of(first, around.Rules.Customers),
            MitigationViews.ApprovalsNeeded(first),
            [.. takers.Select(static witness => witness.Name)],
            [.. Warnings(first, takers, around)]
        );
    }

    // A second person's agreement is asked for later: it must not hide what else is wrong.
    private static DesiredMitigation Wish(
        MitigationAction action,
        MitigationRequest request,
        Approver person,
        DateTimeOffset now
    ) =>
        new()
        {
            Action = action,
            Origin = new MitigationOrigin.ByPerson(person.Name),
            Expires = now + TimeSpan.FromMinutes(request.TtlMinutes),
            ApprovedBy = MitigationViews.ApprovalsNeeded(action) > 1 ? [person, Second] : [person],
        };

    private static IReadOnlyList<Witness> Takers(
        MitigationAction action,
        MitigationRequest request,
        Surroundings around
    ) =>
        Witnesses.Of(
            new MitigationEntry(
                0,
                MitigationRecord.Begin(
                    new DesiredMitigation
                    {
                        Action = action,
                        Origin = new MitigationOrigin.ByPerson(""),
                        Incident = request.Incident is { } number ? new Core.Incidents.IncidentId(number) : null,
                    },
                    DateTimeOffset.UnixEpoch
                )
            )
            {
                Nodes = [.. request.Nodes ?? []],
            },
            around
        );

    private static IEnumerable<string> Warnings(
        MitigationAction action,
        IReadOnlyList<Witness> takers,
        Surroundings around
    )
    {
        if (action is MitigationAction.Blackhole)
            yield return $"Everything to {action.Target} is discarded, good traffic too.";
        if (takers.Count == 0)
            yield return "Nobody is there to carry it out.";
        foreach (var unable in takers.Where(static t => t.Standing == WitnessStanding.Refuses))
            yield return $"{unable.Name} cannot: {unable.Says}.";
        if (around.Rules.DryRun)
            yield return "The dry run is on: nothing is applied.";
    }
}
