using System.Diagnostics.Metrics;

namespace Flowtriq.Server.Platform.Mailing;

/// <summary>Counts what became of mail from the outbox.</summary>
internal sealed class MailMetrics(ServerMeter meter)
{
    private readonly Counter<long> attempts = meter.Value.CreateCounter<long>(
        "flowtriq_server_mail_attempts_total",
        description: "Attempts to send mail from the outbox, by outcome."
    );

    internal void Attempted(string outcome) => attempts.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
}
