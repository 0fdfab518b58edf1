using Flowtriq.Core.Packets;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Mitigation.Rules;

/// <summary>An edit that waits, as stored; <c>At</c> is microseconds since 1970.</summary>
internal sealed record SafetyEditRow(
    long Number,
    string Kind,
    string Prefix,
    string Why,
    long At,
    string By,
    string Member
)
{
    internal SafetyEditKind What => Enum.Parse<SafetyEditKind>(Kind);

    internal IpPrefix Addresses => StoredPrefix.Parse(Prefix);

    internal string Words =>
        What switch
        {
            SafetyEditKind.Unprotect => "take off the protected list",
            SafetyEditKind.AddOwn => "add to the own prefixes",
        };

    /// <param name="member">Who reads.</param>
    internal SafetyEditView View(string member)
    {
        var at = UnixTime.FromUnixMicroseconds(At);
        return new SafetyEditView(Number, What, Prefix, Why, at, By, at + SafetyEdits.Life, Member == member);
    }
}
