using Flowtriq.Server.Access.Sessions;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Access;

/// <summary>Sets a password that was checked before. Who had the old one is out: every other session ends, open reset links close.</summary>
internal sealed class PasswordChange(Database database)
{
    /// <param name="person">Whose.</param>
    /// <param name="password">The new one.</param>
    /// <param name="session">The session to keep; null for none.</param>
    /// <param name="cancel">Ends the attempt.</param>
    internal Task MakeAsync(long person, string password, long? session, CancellationToken cancel)
    {
        var hash = Passwords.Hash(password);
        return database.WriteAsync(
            tx =>
            {
                tx.Execute(
                    "UPDATE person SET password_hash = @hash, failures = 0, locked_until = NULL WHERE id = @person",
                    new { person, hash }
                );
                tx.Execute("DELETE FROM password_reset WHERE person = @person", new { person });
                SessionStore.EndOthers(tx, person, session);
            },
            cancel
        );
    }
}
