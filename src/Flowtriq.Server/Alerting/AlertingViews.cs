using System.Collections.Frozen;
using Flowtriq.Core.Alerting;
using Flowtriq.Server.Alerting.Plans;
using Flowtriq.Server.Alerting.Telling;
using Flowtriq.Server.Contract.Alerting;
using Flowtriq.Server.Pipeline;

namespace Flowtriq.Server.Alerting;

/// <summary>What people laid down, as they see it.</summary>
internal sealed class AlertingViews(PlanDesk desk, PlannedWork works, Recipients recipients, TimeProvider time)
{
    private static readonly TimeSpan ShownAfterEnd = TimeSpan.FromDays(7);
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(28);

    internal AlertingView All()
    {
        var book = desk.Book;
        var names = recipients.Names();
        return new AlertingView(
            [.. book.Routes.Select(static route => new AlertRouteView(route.Number, route.Body))],
            [.. book.Policies.Select(static policy => new EscalationPolicyView(policy.Number, policy.Body))],
            [.. book.Rotas.Select(rota => Rota(rota.Number, rota.Body, names))],
            Silences(book),
            [.. book.Windows.Select(window => Window(window.Number, window.Body))],
            works.Announced(),
            [
                .. recipients.All(),
                .. book.Rotas.Select(static rota => new AlertRecipient(
                    new AlertTarget.OnCall(rota.Number).ToString(),
                    $"On call: {rota.Body.Name}"
                )),
            ]
        );
    }

    private SilenceView[] Silences(AlertingBook book)
    {
        var now = time.GetUtcNow();
        return
        [
            .. book
                .Silences.Where(silence => silence.Body.Until > now - ShownAfterEnd)
                .Select(silence => silence.Body.View(silence.Number, now))
                .OrderByDescending(static silence => silence.Open)
                .ThenByDescending(static silence => silence.Until),
        ];
    }

    private RotaView Rota(long number, RotaBody body, FrozenDictionary<long, string> names)
    {
        var now = time.GetUtcNow();
        var rota = PlanReader.Rota(number, body);
        return new RotaView(
            number,
            body,
            rota.OnCall(now) is { } member ? Name(member) : null,
            [
                .. Shifts(rota, now)
                    .Select(shift => new RotaShiftView(
                        shift.Member,
                        Name(shift.Member),
                        shift.From,
                        shift.Until,
                        shift.StandsIn
                    )),
            ]
        );

        string Name(long who) => names.GetValueOrDefault(who, "a former member");
    }

    // Whole ones: the first began before now, the last ends later than is shown.
    private static IEnumerable<RotaShift> Shifts(Rota rota, DateTimeOffset now)
    {
        var longest = rota
            .Overrides.Select(static other => other.Until - other.From)
            .Append(TimeSpan.FromDays(rota.TurnDays))
            .Max();
        return rota.Shifts(now - longest, now + Ahead + longest)
            .Where(shift => shift.Until > now && shift.From < now + Ahead);
    }

    private MaintenanceView Window(long number, MaintenanceBody body) =>
        new(number, body, PlanReader.Window(number, body).EndAt(time.GetUtcNow()));
}
