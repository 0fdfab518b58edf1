using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Flowtriq.Agent.Configuration;
using Flowtriq.Agent.Uplink;

namespace Flowtriq.Agent.Doctor;

/// <summary>Whether the server this node belongs to can be reached and is who it should be. Connects and hangs up; nothing is sent.</summary>
internal static class ServerCheck
{
    private const string Name = "server";
    private static readonly TimeSpan Soon = TimeSpan.FromDays(14);

    internal static IEnumerable<Finding> Look(AgentConfig config, DateTimeOffset now)
    {
        using var identity = NodeIdentity.Load(config.StateDirectory, out var unenrolled);
        if (identity is null)
        {
            yield return config.Server is null
                ? Finding.Ok(Name, "none: this node stands alone, its events go to standard output")
                : Finding.Problem(Name, unenrolled, "the console gives a token under Nodes, Add node");
            yield break;
        }

        var server = config.Server ?? identity.Server;
        yield return Reach(server, identity);
        yield return Certificate(identity.Certificate, now);
    }

    private static Finding Reach(ServerAddress server, NodeIdentity identity)
    {
        try
        {
            using var connection = ServerConnection.Open(server, ServerTrust.Enrolled(identity));
            return Finding.Ok(
                Name,
                $"{server} answers, and its certificate is from the authority this node enrolled with"
            );
        }
        catch (AuthenticationException stranger)
        {
            return Finding.Problem(
                Name,
                $"{server}: {stranger.Message}",
                "a server that was set up anew needs the node enrolled again"
            );
        }
        catch (Exception unreachable) when (unreachable is IOException or System.Net.Sockets.SocketException)
        {
            return Finding.Problem(
                Name,
                unreachable.Message,
                $"see that {server} runs and that no firewall on the way refuses TCP port {server.Port}; detection goes on meanwhile"
            );
        }
    }

    private static Finding Certificate(X509Certificate2 certificate, DateTimeOffset now)
    {
        var until = new DateTimeOffset(certificate.NotAfter);
        var text = $"this node's certificate is valid until {until.UtcDateTime:yyyy-MM-dd}";
        return until < now ? Finding.Problem(Name, text, "enrol the node again")
            : until < now + Soon ? Finding.Warning(Name, text, "enrol the node again before")
            : Finding.Ok(Name, text);
    }
}
