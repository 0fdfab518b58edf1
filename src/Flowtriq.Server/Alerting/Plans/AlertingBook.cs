using System.Collections.Immutable;
using System.Text.Json;
using Flowtriq.Core.Alerting;
using Flowtriq.Server.Contract.Alerting;

namespace Flowtriq.Server.Alerting.Plans;

/// <summary>What people laid down, in force: as they wrote it and as Core goes by it. Immutable; a change is a new book.</summary>
internal sealed record AlertingBook
{
    internal static AlertingBook Empty { get; } = new();

    internal ImmutableArray<(long Number, AlertRouteBody Body)> Routes { get; init; } = [];

    internal ImmutableArray<(long Number, EscalationPolicyBody Body)> Policies { get; init; } = [];

    internal ImmutableArray<(long Number, RotaBody Body)> Rotas { get; init; } = [];

    internal ImmutableArray<(long Number, StoredSilence Body)> Silences { get; init; } = [];

    internal ImmutableArray<(long Number, MaintenanceBody Body)> Windows { get; init; } = [];

    internal AlertingPlan Plan { get; private init; } = AlertingPlan.Empty;

    /// <summary>Reads stored items, in order; they were checked when they were written.</summary>
    internal static AlertingBook Of(IReadOnlyList<AlertingItem> items)
    {
        var json = AlertingJson.Default;
        var book = new AlertingBook
        {
            Routes = Read(items, AlertingKinds.Route, json.AlertRouteBody),
            Policies = Read(items, AlertingKinds.Policy, json.EscalationPolicyBody),
            Rotas = Read(items, AlertingKinds.Rota, json.RotaBody),
            Silences = Read(items, AlertingKinds.Silence, json.StoredSilence),
            Windows = Read(items, AlertingKinds.Window, json.MaintenanceBody),
        };
        return book with
        {
            Plan = new AlertingPlan
            {
                Routes = [.. book.Routes.Select(static item => PlanReader.Route(item.Number, item.Body))],
                Policies = [.. book.Policies.Select(static item => PlanReader.Policy(item.Number, item.Body))],
                Rotas = [.. book.Rotas.Select(static item => PlanReader.Rota(item.Number, item.Body))],
                Silences = [.. book.Silences.Select(static item => PlanReader.Silence(item.Number, item.Body))],
                Windows = [.. book.Windows.Select(static item => PlanReader.Window(item.Number, item.Body))],
            },
        };
    }

    private static ImmutableArray<(long, T)> Read<T>(
        IReadOnlyList<AlertingItem> items,
        string kind,
        System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> shape
    ) =>
        [
            .. items
                .Where(item => item.Kind == kind)
                .Select(item => (item.Number, JsonSerializer.Deserialize(item.Json, shape)!)),
        ];
}
