using System.Diagnostics.Metrics;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Access;

internal sealed class AccessMetrics(ServerMeter meter)
{
    private readonly Counter<long> failed = meter.Value.CreateCounter<long>(
        "flowtriq_server_sign_ins_failed_total",
        description: "Sign-ins refused for a wrong e-mail or password, or because the member is locked out."
    );

    internal void SignInFailed() => failed.Add(1);
}
