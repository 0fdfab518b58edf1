namespace Flowtriq.Server.Contract.Access;

/// <summary>What a person may know and change about the own account.</summary>
/// <param name="Name">The person's name.</param>
/// <param name="Email">The person's e-mail address.</param>
/// <param name="HasPassword">False for a person who comes in through the identity provider only.</param>
/// <param name="SecondFactor">Whether signing in with the password needs a code as well.</param>
/// <param name="RecoveryCodesLeft">How many recovery codes were not used yet.</param>
/// <param name="Sessions">Where the person is signed in, last used first.</param>
public sealed record ProfileView(
    string Name,
    string Email,
    bool HasPassword,
    bool SecondFactor,
    int RecoveryCodesLeft,
    IReadOnlyList<SessionView> Sessions
);
