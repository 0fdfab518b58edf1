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
    private SignedAgentConfig? _kept;

    internal ServerSet Read()
    {
        if (seal is null || _file.Read(SignedAgentConfig.Parser) is not { } signed)
            return ServerSet.Nothing;
        _kept = signed;
        if (seal.Open(signed, out var set) is { } refusal)
            log.Warn("the kept configuration of the server is not used", ("reason", refusal));
        return set;
    }

    internal void Write(SignedAgentConfig signed)
    {
        _kept = signed;
        _file.Write(signed);
    }

    /// <summary>What is kept came again: it is written anew when only now it is signed by the newest authority.</summary>
    internal void Refresh(SignedAgentConfig again)
    {
        if (seal is not null && _kept is { } kept && !seal.WillLast(kept) && seal.WillLast(again))
            Write(again);
    }

    /// <inheritdoc cref="KeptMessage.Finish"/>
    internal void Finish(TimeSpan limit) => _file.Finish(limit);
}
