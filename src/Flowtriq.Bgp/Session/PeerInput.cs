using System.Net.Sockets;
using Flowtriq.Bgp.Speaker;
using Flowtriq.Bgp.Wire;

namespace Flowtriq.Bgp.Session;

/// <summary>Everything that can happen to a peer; handled one at a time by its loop.</summary>
internal abstract record PeerInput
{
    private PeerInput() { }

    public sealed record Tick : PeerInput;

    public sealed record Start : PeerInput;

    public sealed record Connected(int Link, Socket Socket) : PeerInput;

    public sealed record ConnectFailed(int Link, string Reason) : PeerInput;

    public sealed record Accepted(Socket Socket) : PeerInput;

    public sealed record Message(int Link, BgpMessage Content) : PeerInput;

    public sealed record Malformed(int Link, WireFault Fault) : PeerInput;

    public sealed record Heard(int Link) : PeerInput;

    public sealed record Closed(int Link, string Reason) : PeerInput;

    public sealed record SendDone(int Link) : PeerInput;

    public sealed record Want(PeerRoutes Routes) : PeerInput;

    public sealed record Release : PeerInput;

    public sealed record Report(TaskCompletionSource<IReadOnlyList<RouteReport>> Answer) : PeerInput;

    /// <summary>Ends the peer; with a farewell everything is withdrawn first.</summary>
    public sealed record Stop(NotificationMessage? Farewell) : PeerInput;
}
