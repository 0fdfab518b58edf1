using System.CommandLine;
using System.Net;
using Flowtriq.Bgp.Speaker;

namespace Flowtriq.Lab.Routers;

/// <summary>
/// <c>speaker</c>: announces the demonstration routes in a process of its own, so that a test can kill it as a crash would.
/// </summary>
public static class SpeakerCommand
{
    public static Command Create()
    {
        var local = new Option<string>("--local") { Description = "address to connect from", Required = true };
        var peers = new Option<string[]>("--peer")
        {
            Description = "ADDRESS=ASN of a router",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        var command = new Command("speaker", "Announces one route of every kind until it is ended") { local, peers };
        command.SetAction(
            (parsed, cancel) =>
                RunAsync(IPAddress.Parse(parsed.GetRequiredValue(local)), parsed.GetRequiredValue(peers), cancel)
        );
        return command;
    }

    private static async Task RunAsync(IPAddress local, string[] peers, CancellationToken cancel)
    {
        var options = new SpeakerOptions
        {
            Identifier = DemonstrationRoutes.Address(local.ToString()),
            Groups = [DemonstrationRoutes.Group],
            Peers =
            [
                .. peers.Select(peer => new PeerOptions
                {
                    Name = peer,
                    Remote = IPAddress.Parse(peer.Split('=')[0]),
                    RemoteAsn = uint.Parse(peer.Split('=')[1]),
                    LocalAsn = 65000,
                    Local = local,
                }),
            ],
        };
        await using var speaker = new BgpSpeaker(options, TimeProvider.System);
        speaker.Happened += happened => Console.WriteLine(happened);
        speaker.Announce(DemonstrationRoutes.All);
        speaker.Start();
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancel);
        }
        catch (OperationCanceledException)
        {
            await speaker.WithdrawAllAsync("the demonstration ended");
        }
    }
}
