using System.Net;
using Flowtriq.Protocol;
using Flowtriq.Server.Pipeline;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Flowtriq.Server.Ingest;

/// <summary>
/// One connection of an agent: 1. without a certificate it may only enrol, 2. with one its node is looked up,
/// 3. it greets, 4. its session runs until either side ends it.
/// </summary>
public sealed class AgentConnectionHandler(
    NodeAdmission admission,
    EnrollmentGate gate,
    AgentSessions sessions,
    IngestOptions options,
    IngestMetrics metrics,
    RefusedVisits refused,
    TimeProvider time,
    ILogger<AgentConnectionHandler> log
) : ConnectionHandler
{
    internal const string Reached = "flowtriq.tls";

    public override async Task OnConnectedAsync(ConnectionContext connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        connection.Items[Reached] = true;
        HandshakeGate.Leave(connection);
        var remote = connection.RemoteEndPoint?.ToString() ?? "unknown";
        try
        {
            var certificate = connection.Features.Get<ITlsConnectionFeature>()?.ClientCertificate;
            if (certificate is null)
                await EnrollAsync(connection, remote);
            else if (admission.Admit(certificate, out var refusal) is { } node)
                await sessions.RunAsync(connection, node, remote);
            else
                await RefuseAsync(connection, remote, refusal);
        }
        catch (Exception ended) when (ended is IOException or OperationCanceledException)
        {
            // The peer vanished or the time for a greeting is over: there is nobody to answer.
            connection.Abort();
        }
    }

    private async Task EnrollAsync(ConnectionContext connection, string remote)
    {
        var address = (connection.RemoteEndPoint as IPEndPoint)?.Address;
        using var visit = gate.Enter(address);
        if (visit is null)
        {
            await RefuseAsync(connection, remote, RefusalCodes.RateLimited);
            return;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed);
        limit.CancelAfter(options.GreetingTimeout);
        var input = connection.Transport.Input.AsStream(leaveOpen: true);
        var reader = new FrameReader<AgentFrame>(input, AgentFrame.Parser, FrameLimits.Enrollment);
        var writer = new FrameWriter(connection.Transport.Output.AsStream(leaveOpen: true));
        while (await reader.ReadAsync(limit.Token) is { } frame)
        {
            metrics.FrameRead(frame.BodyCase);
            if (frame.BodyCase == AgentFrame.BodyOneofCase.AuthorityRequest)
            {
                var authority = new Authority
                {
                    Certificate = Google.Protobuf.ByteString.CopyFrom(admission.Authority),
                    ServerUnixUs = UnixMicroseconds.From(time.GetUtcNow()),
                };
                await writer.WriteAsync(new ServerFrame { Authority = authority }, limit.Token);
                continue;
            }

            if (frame.BodyCase != AgentFrame.BodyOneofCase.Enroll)
            {
                await RefuseAsync(connection, remote, RefusalCodes.BadFrame);
                return;
            }

            var answer = await admission.EnrollAsync(frame.Enroll, limit.Token);
            if (answer.BodyCase == ServerFrame.BodyOneofCase.Refusal)
                gate.Failed(address);
            Count(answer, remote);
            await writer.WriteAsync(answer, limit.Token);
            return;
        }

        if (reader.Fault != FrameFault.Ended)
        {
            metrics.FrameRejected(reader.Fault);
            IngestLog.FrameRejected(log, remote, reader.Fault);
            await RefuseAsync(connection, remote, RefusalCodes.BadFrame);
        }
    }

    private void Count(ServerFrame answer, string remote)
    {
        if (answer.BodyCase == ServerFrame.BodyOneofCase.Enrolled)
        {
            metrics.Enrolled();
            IngestLog.Enrolled(log, answer.Enrolled.NodeName, answer.Enrolled.NodeId, remote);
            return;
        }

        Refused(remote, answer.Refusal);
    }

    private async Task RefuseAsync(ConnectionContext connection, string remote, string code)
    {
        var refusal = RefusalText.For(code);
        Refused(remote, refusal);
        var writer = new FrameWriter(connection.Transport.Output.AsStream(leaveOpen: true));
        await writer.WriteAsync(new ServerFrame { Refusal = refusal }, connection.ConnectionClosed);
    }

    private void Refused(string remote, Refusal refusal)
    {
        var address = IPEndPoint.TryParse(remote, out var end) ? end.Address.ToString() : remote;
        refused.Add(address, refusal.Text);
        metrics.Refused(refusal.Code);
        IngestLog.Refused(log, remote, refusal.Code);
    }
}
