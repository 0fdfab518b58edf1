using Flowtriq.Server.Contract;
using Flowtriq.Server.Contract.Access;

namespace Flowtriq.Server.Access.Invitations;

/// <summary>An invitation nobody has accepted yet.</summary>
internal sealed record Invitation(
    long Number,
    string Email,
    Role Role,
    long? Customer,
    DateTimeOffset MadeAt,
    string MadeBy,
    DateTimeOffset ExpiresAt
)
{
    internal InvitationView ToView(Func<long, string?> customerName, DateTimeOffset now) =>
        new(
            Number,
            Email,
            Role,
            Customer,
            Customer is { } customer ? customerName(customer) : null,
            MadeAt,
            MadeBy,
            ExpiresAt,
            ExpiresAt <= now
        );
}
