using System.CommandLine;
using System.Net;
using System.Net.Sockets;

namespace Flowtriq.Lab.Tunnels;

/// <summary>
/// <c>gre</c>: one end of a GRE tunnel in user space, for kernels that have none: a raw socket of protocol 47 on one side, a
/// TUN interface on the other. Runs until it is ended.
/// </summary>
public static class GreCommand
{
    private const int Gre = 47;
    private const int LongestPacket = 65_535;

    public static Command Create()
    {
        var local = new Option<string>("--local") { Description = "IPv4 address of this end", Required = true };
        var remote = new Option<string>("--remote") { Description = "IPv4 address of the other end", Required = true };
        var name = new Option<string>("--interface") { Description = "name of the TUN interface", Required = true };
        var command = new Command("gre", "One end of a GRE tunnel in user space") { local, remote, name };
        command.SetAction(
            async (parsed, cancel) =>
            {
                using var tun = TunDevice.Open(parsed.GetRequiredValue(name));
                using var socket = RawSocket.Open(Gre);
                var far = new IPEndPoint(IPAddress.Parse(parsed.GetRequiredValue(remote)), 0);
                socket.Bind(new IPEndPoint(IPAddress.Parse(parsed.GetRequiredValue(local)), 0));
                Background(() => Receive(socket, tun, far.Address));
                Background(() => Send(socket, tun, far));
                Console.WriteLine($"{parsed.GetRequiredValue(name)} is open");
                await Task.Delay(Timeout.InfiniteTimeSpan, cancel).ContinueWith(_ => 0, TaskScheduler.Default);
            }
        );
        return command;
    }

    private static void Background(Action loop) => new Thread(() => loop()) { IsBackground = true }.Start();

    private static void Receive(Socket socket, TunDevice tun, IPAddress remote)
    {
        var packet = new byte[LongestPacket];
        while (true)
        {
            EndPoint sender = new IPEndPoint(IPAddress.Any, 0);
            var length = socket.ReceiveFrom(packet, ref sender);
            var inner = GreHeader.Payload(packet.AsSpan(Math.Min(length, (packet[0] & 15) * 4)..length));
            if (!inner.IsEmpty && ((IPEndPoint)sender).Address.Equals(remote))
                Try(tun, inner);
        }
    }

    // Until the interface is up it takes nothing.
    private static void Try(TunDevice tun, ReadOnlySpan<byte> packet)
    {
        try
        {
            tun.Write(packet);
        }
        catch (IOException)
        {
            // Lost, as on any link that is down.
        }
    }

    private static void Send(Socket socket, TunDevice tun, IPEndPoint remote)
    {
        var packet = new byte[LongestPacket];
        while (true)
        {
            var length = tun.Read(packet.AsSpan(GreHeader.Length));
            GreHeader.Write(packet, packet[GreHeader.Length]);
            socket.SendTo(packet, 0, GreHeader.Length + length, SocketFlags.None, remote);
        }
    }
}
