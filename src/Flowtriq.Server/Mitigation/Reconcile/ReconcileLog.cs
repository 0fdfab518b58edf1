namespace Flowtriq.Server.Mitigation.Reconcile;

internal static partial class ReconcileLog
{
    [LoggerMessage(600, LogLevel.Warning, "{Backend} holds {What}, which nobody wants; it is withdrawn")]
    internal static partial void Orphan(ILogger log, string backend, string what);
}
