using Flowtriq.Server.Contract;

namespace Flowtriq.Server.Access;

/// <summary>A person of the workspace. The stamp changes with the password or role and ends older sessions.</summary>
internal sealed record Member(long Id, string Name, string Email, Role Role, string PasswordHash, string Stamp);
