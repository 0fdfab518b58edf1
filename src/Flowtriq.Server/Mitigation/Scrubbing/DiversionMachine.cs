namespace Flowtriq.Server.Mitigation.Scrubbing;

/// <summary>
/// How a diversion moves: Requested → Advertising → Advertised → Withdrawing → Withdrawn. Pure: what to ask next, and what
/// an answer means. Before a call the record says that it is made, so that a restart in every state converges.
/// </summary>
internal static class DiversionMachine
{
    /// <summary>Longer than the provider's usual delay before it is asked again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>What is done now: the record as it must be stored first, then the call.</summary>
    internal static (DiversionRecord Record, DiversionCall Call) Next(DiversionRecord record, DiversionFacts facts) =>
        record.State switch
        {
            DiversionState.Requested => Requested(record, facts),
            DiversionState.Advertising or DiversionState.Advertised => InForce(record, facts),
            DiversionState.Withdrawing => Withdrawing(record, facts),
            DiversionState.Withdrawn => (record, DiversionCall.None),
        };

    /// <summary>End of the shortest time; null before the provider took it.</summary>
    internal static DateTimeOffset? KeptUntil(DiversionRecord record, TimeSpan minimumOn) => record.Begun + minimumOn;

    private static (DiversionRecord, DiversionCall) Requested(DiversionRecord record, DiversionFacts facts)
    {
        if (!record.Wanted)
        {
            return record.Asked is null && record.Begun is null
                ? (Over(record, "withdrawn before the provider took it", facts), DiversionCall.None)
                : (To(record, DiversionState.Withdrawing, facts), DiversionCall.None);
        }

        if (facts.Hindrance is { } hindrance)
            return (record with { Failure = hindrance }, DiversionCall.None);
        return facts.Now < record.NextTry
            ? (record, DiversionCall.None)
            : (record with { Asked = record.Asked ?? facts.Now }, DiversionCall.Start);
    }

    private static (DiversionRecord, DiversionCall) InForce(DiversionRecord record, DiversionFacts facts)
    {
        if (!record.Wanted || facts.OverBudget is not null)
        {
            if (facts.AtOnce || !(facts.Now < KeptUntil(record, facts.MinimumOn)))
                return (
                    To(record, DiversionState.Withdrawing, facts) with
                    {
                        Failure = facts.OverBudget,
                    },
                    DiversionCall.None
                );
        }

        return (record, facts.Now < record.NextTry ? DiversionCall.None : DiversionCall.Read);
    }

    private static (DiversionRecord, DiversionCall) Withdrawing(DiversionRecord record, DiversionFacts facts)
    {
        if (record.Wanted && facts.OverBudget is null && facts.Hindrance is null)
            return (Again(record, facts), DiversionCall.None);
        if (facts.Now < record.NextTry)
            return (record, DiversionCall.None);
        if (record.StopAsked is not null)
            return (record, DiversionCall.Read);
        return facts.OwnStands
            ? (record, DiversionCall.Stop)
            : (
                record with
                {
                    Failure = "no router has taken our own announcement yet; the provider keeps the prefix until then",
                },
                DiversionCall.None
            );
    }

    /// <summary>Wanted again on its way back: what was not asked to stop goes on, what was is asked to start.</summary>
    private static DiversionRecord Again(DiversionRecord record, DiversionFacts facts)
    {
        if (record.StopAsked is null && record.Started is not null)
        {
            // Whether it is still seen is read again before our own announcement goes.
            return To(record, DiversionState.Advertising, facts);
        }

        return To(record, DiversionState.Requested, facts) with
        {
            Asked = facts.Now,
            StopAsked = null,
        };
    }

    /// <summary>The record after the provider's answer to a call.</summary>
    internal static DiversionRecord After(
        DiversionRecord record,
        DiversionCall call,
        ProviderAnswer answer,
        DiversionFacts facts
    )
    {
        if (answer is ProviderAnswer.Retry or ProviderAnswer.Refused)
            return Failed(record, call, answer, facts);
        // What a look says is kept while it is in force; before and after, the answer to the request is the evidence.
        var heard = record with
        {
            Proof =
                call == DiversionCall.Read && record.State != DiversionState.Advertised ? record.Proof : answer.Text,
            Failure = null,
            Attempts = 0,
            NextTry = facts.Now + facts.Poll,
        };
        return (call, answer) switch
        {
            (DiversionCall.Start, ProviderAnswer.Already a) => Taken(heard, a.Since, facts),
            (DiversionCall.Start, _) => Taken(heard, null, facts),
            (DiversionCall.Stop, _) => heard with { StopAsked = facts.Now },
            (DiversionCall.Read, ProviderAnswer.Advertised) => Seen(heard, answer.Text, facts),
            (DiversionCall.Read, ProviderAnswer.NotAdvertised { IsFault: true })
                when record.State == DiversionState.Advertising => NotSeen(
                heard with
                {
                    Failure = answer.Text,
                },
                answer.Text,
                facts
            ),
            (DiversionCall.Read, _) => NotSeen(heard, answer.Text, facts),
            _ => heard,
        };
    }

    private static DiversionRecord Taken(DiversionRecord record, DateTimeOffset? since, DiversionFacts facts) =>
        // It may have stopped being wanted while the call was under way; then it is taken back from where it is.
        (record.State == DiversionState.Requested ? To(record, DiversionState.Advertising, facts) : record) with
        {
            Begun = record.Begun ?? facts.Now,
            Started = since < facts.Now ? since : facts.Now,
            NextTry = facts.Now,
        };

    private static DiversionRecord Seen(DiversionRecord record, string said, DiversionFacts facts) =>
        record.State switch
        {
            DiversionState.Advertising when facts.Now >= record.Started + facts.AnnounceTime => To(
                record,
                DiversionState.Advertised,
                facts
            ) with
            {
                Advertised = record.Advertised ?? facts.Now,
                NextTry = record.NextTry,
                Proof = said,
            },
            // It was told to stop and still announces: told again.
            DiversionState.Withdrawing when facts.Now >= record.StopAsked + facts.WithdrawTime + Patience => record with
            {
                StopAsked = null,
                Failure = "it still announces the prefix; it is asked again",
            },
            _ => record,
        };

    private static DiversionRecord NotSeen(DiversionRecord record, string said, DiversionFacts facts) =>
        record.State switch
        {
            DiversionState.Advertised => To(record, DiversionState.Requested, facts) with
            {
                Failure = "the provider no longer announces the prefix; it is asked again",
            },
            DiversionState.Advertising when facts.Now >= record.Started + facts.AnnounceTime + Patience => To(
                record,
                DiversionState.Requested,
                facts
            ) with
            {
                Failure = "the provider took the request and does not announce the prefix; it is asked again",
            },
            DiversionState.Withdrawing when facts.Now >= record.StopAsked + facts.WithdrawTime => Over(
                record,
                said,
                facts
            ),
            _ => record,
        };

    /// <summary>Told, and tried again later; a start that was refused leaves nothing to take back.</summary>
    private static DiversionRecord Failed(
        DiversionRecord record,
        DiversionCall call,
        ProviderAnswer answer,
        DiversionFacts facts
    )
    {
        var refused = answer is ProviderAnswer.Refused;
        return record with
        {
            Failure = answer.Text,
            Attempts = record.Attempts + 1,
            NextTry =
                facts.Now
                + DiversionBackoff.Pause(
                    record.Attempts,
                    refused,
                    (answer as ProviderAnswer.Retry)?.After,
                    facts.Jitter
                ),
            Asked = call == DiversionCall.Start && refused && record.Begun is null ? null : record.Asked,
        };
    }

    private static DiversionRecord To(DiversionRecord record, DiversionState state, DiversionFacts facts) =>
        record with
        {
            State = state,
            Since = facts.Now,
            NextTry = facts.Now,
            Attempts = 0,
            Failure = null,
        };

    private static DiversionRecord Over(DiversionRecord record, string proof, DiversionFacts facts) =>
        To(record, DiversionState.Withdrawn, facts) with
        {
            Proof = proof,
            Ended = facts.Now,
        };
}
