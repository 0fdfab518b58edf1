namespace Flowtriq.Server.Platform;

/// <summary>The effective options as text, secrets masked.</summary>
public static class ServerOptionsText
{
    public static IEnumerable<string> Lines(ServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        yield return $"data = {Path.GetFullPath(options.DataDirectory)}";
        yield return $"http = {options.Http}";
        yield return $"agents = {options.Agents}";
        yield return $"publicUrl = {options.PublicUrl ?? "(from http)"}";
        yield return $"agentAddress = {options.AgentAddress ?? "(this machine's name)"}";
        yield return $"retention.secondHours = {options.KeepSeconds.TotalHours}";
        yield return $"retention.tenSecondDays = {options.KeepTenSeconds.TotalDays}";
        yield return $"retention.minuteDays = {options.KeepMinutes.TotalDays}";
        yield return $"captures.fileMegabytes = {options.CaptureFileBytes >> 20}";
        yield return $"captures.totalGigabytes = {options.CaptureTotalBytes >> 30}";
        yield return $"captures.retentionDays = {options.CaptureRetention.TotalDays:0}";
        yield return $"incidents.staleMinutes = {options.StaleAfter.TotalMinutes}";
        yield return $"reports.asTable = {options.AsTable ?? "(none)"}";
        yield return $"certificates.nodeSeconds = {options.NodeCertificates.TotalSeconds}";
        yield return $"certificates.serverSeconds = {options.ServerCertificates.TotalSeconds}";
        yield return $"api.requestsPerSecond = {options.ApiRequestsPerSecond}";
        yield return $"metrics.store = {(options.ClickHouse is null ? "sqlite" : "clickhouse")}";
        yield return $"metrics.clickhouse.url = {options.ClickHouse?.Url.ToString() ?? "(none)"}";
        yield return $"metrics.clickhouse.database = {options.ClickHouse?.Database ?? "(none)"}";
        yield return $"metrics.clickhouse.user = {options.ClickHouse?.User ?? "(none)"}";
        yield return $"metrics.clickhouse.passwordFile = {options.ClickHouse?.PasswordFile ?? "(none)"}";
        yield return $"metrics.token = {options.MetricsToken?.ToString() ?? "(none)"}";
    }
}
