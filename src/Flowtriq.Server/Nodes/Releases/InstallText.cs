namespace Flowtriq.Server.Nodes.Releases;

/// <summary>
/// Writes the commands. The server's certificate comes from its own authority, which a new machine does not know, so
/// curl is told not to check it (<c>-k</c>) and everything fetched is compared with a SHA-256 that came through the console.
/// </summary>
public sealed class InstallText(ReleaseShelf shelf, InstallScript script)
{
    private const string Start = "sudo systemctl enable --now ftagent";

    public InstallCommands For(string server, string token)
    {
        var agents = shelf.Latest();
        if (agents.Count == 0)
            return new InstallCommands(null, Start, null, null, null, []);
        var sha = InstallScript.Sha256(script.Text());
        return new InstallCommands(
            $"""
            curl -fsSk https://{server}/install.sh -o install.sh \
              && echo "{sha}  install.sh" | sha256sum -c \
              && sudo sh install.sh --server {server} --token {token}
            """,
            Start,
            sha,
            Package(server, token, agents),
            ByHand(server, token, agents[^1]),
            agents
        );
    }

    private string? Package(string server, string token, IReadOnlyList<AgentRelease> agents)
    {
        var packaged = agents.LastOrDefault(a => shelf.File(a.Version, a.Architecture, package: true) is not null);
        if (packaged is null)
            return null;
        var file = shelf.File(packaged.Version, packaged.Architecture, package: true)!;
        return $"""
            curl -fsSk https://{server}/install/{packaged.Version}/{packaged.Architecture}/ftagent.deb -o ftagent.deb \
              && echo "{shelf.Sha256(file)}  ftagent.deb" | sha256sum -c \
              && sudo apt-get install -y ./ftagent.deb \
              && sudo ftagent enroll --server {server} --token {token}
            """;
    }

    private static string ByHand(string server, string token, AgentRelease agent) =>
        $"""
            # 1. The agent for {agent.Architecture}, compared with its SHA-256
            curl -fsSk https://{server}/install/{agent.Version}/{agent.Architecture}/ftagent -o ftagent
            echo "{agent.Sha256}  ftagent" | sha256sum -c
            sudo install -m 755 ftagent /usr/bin/ftagent
            # 2. A key made on this machine; the token is traded for its certificate
            sudo ftagent enroll --server {server} --token {token}
            # 3. Run it: in the foreground here, or from your own supervisor
            sudo ftagent run
            """;
}
