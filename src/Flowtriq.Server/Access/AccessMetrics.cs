using System.Diagnostics.Metrics;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Access;

internal sealed class AccessMetrics(ServerMeter meter)
{
    private readonly Counter<long> failed = meter.Value.CreateCounter<long>(
        "flowtriq_server_sign_ins_failed_total",
        description: "Sign-ins refused for a wrong e-mail, password or code, or because the member is locked out."
    );

    private readonly Counter<long> dropped = meter.Value.CreateCounter<long>(
        "flowtriq_server_password_resets_dropped_total",
        description: "Wishes for a new password that were dropped because too many were waiting."
    );

    private readonly Counter<long> refused = meter.Value.CreateCounter<long>(
        "flowtriq_server_provider_sign_ins_failed_total",
        description: "Sign-ins by the identity provider that failed or were refused."
    );

    internal void SignInFailed() => failed.Add(1);

    internal void ResetDropped() => dropped.Add(1);

    internal void ProviderFailed() => refused.Add(1);
}
