using Flowtriq.Server.Contract.Mitigations;

namespace Flowtriq.Server.Mitigation.Scrubbing;

/// <summary>Providers and diversions as people see them: names of credentials, never values.</summary>
internal sealed class ScrubbingViews(ScrubbingProviders providers, Diversions diversions, TimeProvider time)
{
    internal ScrubbingProvider[] Providers() => [.. providers.All.Select(Provider)];

    internal ScrubbingProvider Provider(ScrubbingSetup setup) =>
        new(
            setup.Id,
            setup.Name,
            setup.Kind,
            setup.Enabled,
            setup.Priority,
            setup.Settings,
            ScrubbingSecrets.Names(setup.Credentials ?? new()),
            [.. setup.Prefixes.Select(static p => p.ToString())],
            [.. setup.GreSources.Select(static p => p.ToString())],
            setup.Return,
            (int)setup.MinimumOn.TotalMinutes,
            setup.Budget,
            DiversionUse.Of(setup.Id, diversions.Board.Records, time.GetUtcNow()),
            setup.At,
            setup.By,
            setup.Version
        );

    internal ScrubbingDiversion Diversion(DiversionRecord record)
    {
        var setup = providers.Find(record.ProviderId);
        return new(
            record.Id,
            record.Prefix.ToString(),
            record.ProviderId,
            setup?.Name ?? "removed provider",
            Phase(record.State),
            record.Wanted,
            record.Requested,
            record.Since,
            record.Advertised,
            record.Ended,
            setup is null ? null : DiversionMachine.KeptUntil(record, setup.MinimumOn),
            record.Proof,
            record.Failure,
            Return(diversions.Board.ReturnOf(record))
        );
    }

    private static ScrubbingPhase Phase(DiversionState state) =>
        state switch
        {
            DiversionState.Requested => ScrubbingPhase.Requested,
            DiversionState.Advertising => ScrubbingPhase.Advertising,
            DiversionState.Advertised => ScrubbingPhase.Advertised,
            DiversionState.Withdrawing => ScrubbingPhase.Withdrawing,
            DiversionState.Withdrawn => ScrubbingPhase.Withdrawn,
        };

    private static ScrubbingReturn Return(CleanReturn measured) =>
        measured switch
        {
            CleanReturn.NotMeasured => ScrubbingReturn.NotMeasured,
            CleanReturn.Returning => ScrubbingReturn.Returning,
            CleanReturn.NotReturning => ScrubbingReturn.NotReturning,
        };
}
