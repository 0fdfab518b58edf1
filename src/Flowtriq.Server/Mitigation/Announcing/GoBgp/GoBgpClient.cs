using System.Net;
using Flowtriq.Bgp.Wire;
using Google.Protobuf;

namespace Flowtriq.Server.Mitigation.Announcing.GoBgp;

/// <summary>gobgpd's API by task. Every call ends within ten seconds, the watch apart.</summary>
internal sealed class GoBgpClient(EndPoint endpoint) : IDisposable
{
    private const string Service = "/apipb.GobgpApi/";
    private const string ServiceOf4 = "/api.GoBgpService/";
    private const int Chunk = 100;
    private static readonly TimeSpan CallTime = TimeSpan.FromSeconds(10);
    private readonly GrpcChannel channel = new(endpoint);

    /// <summary>Makes sure that a configured gobgpd 3.x answers.</summary>
    /// <exception cref="GrpcFault">It does not; the message says what to do.</exception>
    internal async Task CheckAsync(CancellationToken cancel)
    {
        try
        {
            var answer = await CallAsync(Service + "GetBgp", new Api.Nothing(), Api.GetBgpResponse.Parser, cancel);
            if (answer.Global is null || answer.Global.Asn == 0)
                throw new GrpcFault(
                    GrpcFault.Unknown,
                    "gobgpd runs without a global configuration: give it an AS number"
                );
        }
        catch (GrpcFault fault) when (fault.Code == GrpcFault.Unimplemented)
        {
            throw await IsFourAsync(cancel)
                ? new GrpcFault(
                    GrpcFault.Unimplemented,
                    "this is gobgpd 4.x, whose API is another one: run gobgpd 3.x, or use the built-in speaker"
                )
                : fault;
        }
    }

    /// <summary>Adds one path.</summary>
    internal Task AddAsync(Api.Path path, CancellationToken cancel) =>
        CallAsync(Service + "AddPath", new Api.AddPathRequest { Path = path }, Api.Nothing.Parser, cancel);

    /// <summary>Adds many paths at once; which of them was refused is not said.</summary>
    internal Task AddAsync(IEnumerable<Api.Path> paths, CancellationToken cancel) =>
        LimitedAsync(
            limited =>
                channel.CallAsync(
                    Service + "AddPathStream",
                    paths.Chunk(Chunk).Select(static chunk => new Api.AddPathStreamRequest { Paths = { chunk } }),
                    Api.Nothing.Parser,
                    limited
                ),
            cancel
        );

    /// <summary>Removes our path for a route; no error when there is none.</summary>
    internal Task DeleteAsync(Nlri route, CancellationToken cancel) =>
        CallAsync(Service + "DeletePath", GoBgpRoutes.Delete(route), Api.Nothing.Parser, cancel);

    /// <summary>Every path of a family in its table, or in what it sends to a neighbour.</summary>
    internal Task<List<Api.Path>> ListAsync(AddressFamily family, string? neighbor, CancellationToken cancel) =>
        LimitedAsync(
            async limited =>
            {
                var request = new Api.ListPathRequest
                {
                    TableType = neighbor is null ? Api.TableType.Global : Api.TableType.AdjOut,
                    Name = neighbor ?? "",
                    Family = GoBgpRoutes.FamilyOf(family),
                };
                var all = new List<Api.Path>();
                var answers = channel.StreamAsync(
                    Service + "ListPath",
                    [request],
                    Api.ListPathResponse.Parser,
                    limited
                );
                await foreach (var answer in answers)
                    all.AddRange(answer.Destination?.Paths ?? []);
                return all;
            },
            cancel
        );

    internal Task<List<Api.NeighborPeer>> NeighborsAsync(CancellationToken cancel) =>
        LimitedAsync(
            async limited =>
            {
                var all = new List<Api.NeighborPeer>();
                var answers = channel.StreamAsync(
                    Service + "ListPeer",
                    [new Api.ListPeerRequest()],
                    Api.ListPeerResponse.Parser,
                    limited
                );
                await foreach (var answer in answers)
                    all.Add(answer.Peer);
                return all;
            },
            cancel
        );

    /// <summary>Calls back at every change of a neighbour's session; returns or throws when the daemon is gone.</summary>
    internal async Task WatchAsync(Action changed, CancellationToken cancel)
    {
        var request = new Api.WatchEventRequest { Peer = new Api.Nothing() };
        var events = channel.StreamAsync(Service + "WatchEvent", [request], Api.WatchEventResponse.Parser, cancel);
        await foreach (var _ in events)
            changed();
    }

    public void Dispose() => channel.Dispose();

    private async Task<bool> IsFourAsync(CancellationToken cancel)
    {
        try
        {
            await CallAsync(ServiceOf4 + "GetBgp", new Api.Nothing(), Api.Nothing.Parser, cancel);
            return true;
        }
        catch (GrpcFault fault)
        {
            return fault.Code is not (GrpcFault.Unimplemented or GrpcFault.Unavailable);
        }
    }

    private Task<T> CallAsync<T>(string method, IMessage message, MessageParser<T> parser, CancellationToken cancel)
        where T : class, IMessage<T> =>
        LimitedAsync(limited => channel.CallAsync(method, [message], parser, limited), cancel);

    private static async Task<T> LimitedAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(CallTime);
        try
        {
            return await call(limit.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new GrpcFault(GrpcFault.Unavailable, "gobgpd does not answer");
        }
    }
}
