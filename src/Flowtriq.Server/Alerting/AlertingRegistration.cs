using Flowtriq.Core.Alerting;
using Flowtriq.Server.Alerting.Acknowledging;
using Flowtriq.Server.Alerting.Plans;
using Flowtriq.Server.Alerting.Telling;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Contract.Alerting;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Alerting;

internal static class AlertingRegistration
{
    /// <summary>Add it after the pipeline: what was due is sent once incidents are read back.</summary>
    internal static IServiceCollection AddAlerting(this IServiceCollection services)
    {
        services.AddSingleton<AlertSignal>();
        services.AddSingleton<AlertingStore>();
        services.AddSingleton<PlanDesk>();
        services.AddSingleton<PlanEdits>();
        services.AddSingleton<AlertingViews>();
        services.AddSingleton<PreferenceStore>();
        services.AddSingleton<Recipients>();
        services.AddSingleton<EscalationStore>();
        services.AddSingleton<EscalationBoard>();
        services.AddSingleton<OutboxStore>();
        services.AddSingleton<AlertingMetrics>();
        services.AddSingleton<AcknowledgeLinks>();
        services.AddSingleton<AlertDesk>();
        services.AddSingleton<AlertComposer>();
        services.AddSingleton<MailAlerts>();
        services.AddSingleton<AlertDispatcher>();
        services.AddHostedService<AlertUpkeep>();
        services.ConfigureHttpJsonOptions(static json =>
        {
            json.SerializerOptions.Converters.Add(new CamelCaseEnum<AlertGrouping>());
            json.SerializerOptions.Converters.Add(new CamelCaseEnum<NotificationKind>());
            json.SerializerOptions.Converters.Add(new CamelCaseEnum<EscalationPhase>());
            json.SerializerOptions.Converters.Add(new CamelCaseEnum<AlertDeliveryState>());
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, AlertingJson.Default);
        });
        return services;
    }

    internal static void MapAlerting(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/alerting").WithTags("alerting");
        AlertingApi.Map(api);
        SilencesApi.Map(api);
        TellingApi.Map(api);
        routes.MapAcknowledge();
    }
}
