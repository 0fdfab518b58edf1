using Flowtriq.Core.Mitigation.Safety;
using Flowtriq.Core.Packets;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Mitigation.Rules;

/// <summary>A line of the own or the protected list as stored; <c>At</c> is microseconds since 1970.</summary>
internal sealed record ListedPrefix(long Number, string Text, string What, long At, string By)
{
    internal IpPrefix Prefix => StoredPrefix.Parse(Text);

    internal ProtectedPrefix ToProtected() => new(Prefix, What);

    internal OwnPrefixView OwnView() => new(Number, Text, What, UnixTime.FromUnixMicroseconds(At), By);

    internal ProtectedPrefixView ProtectedView() => new(Number, Text, What, UnixTime.FromUnixMicroseconds(At), By);
}
