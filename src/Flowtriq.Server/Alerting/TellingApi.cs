using System.Globalization;
using System.Security.Claims;
using Flowtriq.Core.Alerting;
using Flowtriq.Core.Incidents;
using Flowtriq.Server.Alerting.Channels;
using Flowtriq.Server.Alerting.Plans;
using Flowtriq.Server.Alerting.Telling;
using Flowtriq.Server.Contract.Alerting;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Platform.Audit;
using Flowtriq.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flowtriq.Server.Alerting;

/// <summary>Who was told of an incident and what comes next, and how the person who asks wants to be told.</summary>
internal static class TellingApi
{
    private const int MostChannels = 10;

    internal static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/incidents/{number:long}", Alerts).RequireAuthorization(Roles.ReadOnly);
        api.MapGet("/preferences", Preferences).RequireAuthorization(Roles.ReadOnly);
        api.MapPut("/preferences", PreferAsync).RequireAuthorization(Roles.ReadOnly);
    }

    private static Results<Ok<IncidentAlerts>, ProblemHttpResult> Alerts(
        long number,
        IncidentFinder incidents,
        EscalationStore escalations,
        OutboxStore outbox,
        PlanDesk plans,
        Recipients recipients
    )
    {
        if (incidents.Find(new IncidentId(number)) is null)
            return Refusals.NotFound($"There is no incident {new IncidentId(number)}.");
        var escalation = escalations.Find(number);
        var rows = outbox.Of(number);
        var names = rows.Select(static row => row.Target)
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(static way => way, recipients.Name, StringComparer.Ordinal);
        return TypedResults.Ok(
            new IncidentAlerts(
                escalation?.Phase,
                plans.Plan.Policy(escalation?.Policy)?.Name,
                escalation?.Due is null ? null : escalation.Step + 1,
                escalation?.Due,
                escalation?.Leader,
                escalation?.Why is { Length: > 0 } why ? why : null,
                [.. rows.Select(row => View(row, names[row.Target]))]
            )
        );
    }

    private static Results<Ok<AlertPreferences>, ProblemHttpResult> Preferences(
        PreferenceStore store,
        ClaimsPrincipal user
    ) =>
        Member(user) is { } member
            ? TypedResults.Ok(store.Of(member))
            : Refusals.Forbidden("Only a member has preferences.");

    private static async Task<Results<Ok<AlertPreferences>, ValidationProblem, ProblemHttpResult>> PreferAsync(
        AlertPreferences body,
        PreferenceStore store,
        ChannelStore channels,
        HttpContext context,
        CancellationToken cancel
    )
    {
        if (Member(context.User) is not { } member)
            return Refusals.Forbidden("Only a member has preferences.");
        var chosen = body.Channels ?? [];
        if (chosen.Count > MostChannels || chosen.Any(number => channels.Find(number) is null))
            return Refusals.Invalid("channels", "Up to ten channels that there are.");
        var before = store.Of(member);
        await store.PutAsync(member, body, cancel);
        context.Audit($"alerts of {context.User.DisplayName()}: changed", before, body);
        return TypedResults.Ok(body);
    }

    private static long? Member(ClaimsPrincipal user) =>
        long.TryParse(user.MemberId(), NumberStyles.None, CultureInfo.InvariantCulture, out var member) ? member : null;

    private static AlertDeliveryView View(OutboxRow row, string to) =>
        new(
            row.Number,
            Enum.Parse<NotificationKind>(row.Kind),
            to,
            (int)row.Step,
            Enum.Parse<AlertDeliveryState>(row.State),
            (int)row.Attempts,
            UnixTime.FromUnixMicroseconds(row.Requested),
            UnixTime.FromUnixMicroseconds(row.Settled),
            row.Detail
        );
}
