using Flowtriq.Agent.State;
using Flowtriq.Protocol;

namespace Flowtriq.Agent.Configuration;

/// <summary>
/// The last good <see cref="ServerSet"/> in the state directory, with its signature: the node keeps to it without the server too, and
/// checks it anew at every start.
/// </summary>
internal sealed class ServerSetFile(string stateDirectory, ConfigSeal? seal, LineLog log)
{
    private readonly KeptMessage _file = new(Path.Combine(stateDirectory, "server.config"), log);

    internal ServerSet Read()
    {
        if (seal is null || _file.Read(SignedAgentConfig.Parser) is not { } signed)
            return ServerSet.Nothing;
        if (seal.Open(signed, out var set) is { } refusal)
            log.Warn("the kept configuration of the server is not used", ("reason", refusal));
        return set;
    }

    internal void Write(SignedAgentConfig signed) => _file.Write(signed);

    /// <inheritdoc cref="KeptMessage.Finish"/>
    internal void Finish(TimeSpan limit) => _file.Finish(limit);
}
