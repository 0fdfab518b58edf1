namespace Flowtriq.Server.Contract.Alerting;

/// <summary>A maintenance window as it is laid down.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Window">What was laid down.</param>
/// <param name="OpenUntil">When it ends; absent while it is not open.</param>
public sealed record MaintenanceView(long Number, MaintenanceBody Window, DateTimeOffset? OpenUntil);
