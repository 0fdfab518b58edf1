using Flowtriq.Server.Contract;
using Flowtriq.Server.Contract.Access;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Access.Members;

/// <summary>A membership with its person, as stored; times in microseconds since 1970, 0 for never.</summary>
internal sealed record MembershipRow(
    long Id,
    string Name,
    string Email,
    string Role,
    long? Customer,
    long Made,
    long Seen,
    long? LockedUntil,
    long SecondFactor
)
{
    internal MemberView ToView(Func<long, string?> customerName, long? asking, DateTimeOffset now)
    {
        var locked = UnixTime.FromUnixMicroseconds(LockedUntil);
        return new MemberView(
            Id,
            Name,
            Email,
            Enum.Parse<Role>(Role),
            Customer,
            Customer is { } customer ? customerName(customer) : null,
            UnixTime.FromUnixMicroseconds(Made),
            Seen == 0 ? null : UnixTime.FromUnixMicroseconds(Seen),
            locked > now ? locked : null,
            SecondFactor == 1,
            Id == asking
        );
    }
}
