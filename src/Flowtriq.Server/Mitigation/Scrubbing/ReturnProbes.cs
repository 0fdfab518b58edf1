using System.Collections.Concurrent;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Flowtriq.Core.Packets;

namespace Flowtriq.Server.Mitigation.Scrubbing;

/// <summary>
/// Asks targets behind the return path for a sign of life: an ICMP echo, or a TCP connect where a port is named. A refused
/// connection is an answer too: the packet arrived and came back.
/// </summary>
internal sealed class ReturnProbes(ScrubbingMetrics metrics, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<ProbeTarget, ProbeMemory> memories = new();

    /// <summary>What is remembered of a target; null before it was ever asked.</summary>
    internal ProbeMemory? Of(ProbeTarget target) => memories.GetValueOrDefault(target);

    /// <summary>Asks all of them once, side by side, and forgets all others.</summary>
    internal async Task AskAsync(IReadOnlyCollection<ProbeTarget> targets, CancellationToken cancel)
    {
        foreach (var gone in memories.Keys.Except(targets))
            memories.TryRemove(gone, out _);
        await Task.WhenAll(
            targets
                .Distinct()
                .Select(async target =>
                {
                    var answered = target.Port is { } port
                        ? await ConnectAsync(target.Address, port, cancel)
                        : await PingAsync(target.Address, cancel);
                    metrics.Probed(answered);
                    var now = time.GetUtcNow();
                    var before = memories.GetValueOrDefault(target, new ProbeMemory(now, null));
                    memories[target] = answered ? before with { Answered = now } : before;
                })
        );
    }

    private static async Task<bool> PingAsync(IpAddress address, CancellationToken cancel)
    {
        using var ping = new Ping();
        try
        {
            var reply = await ping.SendPingAsync(Address(address), Patience, cancellationToken: cancel);
            return reply.Status == IPStatus.Success;
        }
        catch (PingException)
        {
            return false;
        }
    }

    private async Task<bool> ConnectAsync(IpAddress address, int port, CancellationToken cancel)
    {
        using var timeout = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancel);
        using var client = new TcpClient(address.IsV4 ? AddressFamily.InterNetwork : AddressFamily.InterNetworkV6);
        try
        {
            await client.ConnectAsync(Address(address), port, either.Token);
            return true;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode == SocketError.ConnectionRefused;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return false;
        }
    }

    private static IPAddress Address(IpAddress address) => IPAddress.Parse(address.ToString());
}
