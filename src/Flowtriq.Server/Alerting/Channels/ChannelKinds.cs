using System.Collections.Frozen;
using Flowtriq.Server.Contract.Alerting;

namespace Flowtriq.Server.Alerting.Channels;

/// <summary>How each kind of channel tells.</summary>
internal sealed class ChannelKinds(IReadOnlyDictionary<ChannelKind, IChannel> kinds)
{
    private readonly FrozenDictionary<ChannelKind, IChannel> kinds = kinds.ToFrozenDictionary();

    internal IChannel Of(ChannelKind kind) => kinds[kind];
}
