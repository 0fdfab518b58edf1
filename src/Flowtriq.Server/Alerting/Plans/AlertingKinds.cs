namespace Flowtriq.Server.Alerting.Plans;

/// <summary>What people lay down, as it is called in the store.</summary>
internal static class AlertingKinds
{
    internal const string Route = "route";
    internal const string Policy = "policy";
    internal const string Rota = "rota";
    internal const string Silence = "silence";
    internal const string Window = "window";
}
