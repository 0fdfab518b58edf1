using System.Security.Cryptography;
using Dapper;
using Flowtriq.Server.Access.Sessions;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Access.SecondFactor;

/// <summary>
/// The second factor of persons who have one. A secret counts from when the person proved to have it; it is stored sealed.
/// A code is good once: what it was good for is noted in the transaction that takes it.
/// </summary>
internal sealed class SecondFactors(Database database, SecretProtection protection, TimeProvider time)
{
    private const string Purpose = "access.totp";

    internal bool Has(long person)
    {
        using var connection = database.Read();
        return connection.ExecuteScalar<bool>(
            "SELECT totp_secret IS NOT NULL FROM person WHERE id = @person",
            new { person }
        );
    }

    internal int RecoveryCodesLeft(long person)
    {
        using var connection = database.Read();
        return connection.ExecuteScalar<int>(
            "SELECT count(*) FROM recovery_code WHERE person = @person",
            new { person }
        );
    }

    /// <summary>A new secret to be put into the person's app; a factor in use stays until the new one is confirmed.</summary>
    internal async Task<byte[]> BeginAsync(long person, CancellationToken cancel)
    {
        var secret = RandomNumberGenerator.GetBytes(Totp.SecretBytes);
        var pending = protection.Seal(Purpose, Convert.ToHexString(secret));
        await database.WriteAsync(
            tx =>
            {
                tx.Execute("UPDATE person SET totp_pending = @pending WHERE id = @person", new { person, pending });
            },
            cancel
        );
        return secret;
    }

    /// <summary>Puts the secret into force when the code is its; returns the recovery codes, or null.</summary>
    internal Task<IReadOnlyList<string>?> ConfirmAsync(
        long person,
        long? session,
        string code,
        CancellationToken cancel
    ) =>
        database.WriteAsync(
            tx =>
            {
                var pending = Secret(tx, person, "totp_pending");
                if (pending is null || Totp.Match(pending, code, time.GetUtcNow(), lastStep: 0) is not { } step)
                    return null;
                tx.Execute(
                    "UPDATE person SET totp_secret = totp_pending, totp_pending = NULL, totp_step = @step WHERE id = @person",
                    new { person, step }
                );
                SessionStore.EndOthers(tx, person, session);
                return Renew(tx, person);
            },
            cancel
        );

    /// <summary>Whether the code of the app, or a recovery code, is good; if so it is not again.</summary>
    internal Task<bool> TakeAsync(long person, string code, CancellationToken cancel) =>
        database.WriteAsync(tx => TakeCode(tx, person, code) || TakeRecoveryCode(tx, person, code), cancel);

    internal Task<IReadOnlyList<string>> RenewCodesAsync(long person, CancellationToken cancel) =>
        database.WriteAsync(tx => Renew(tx, person), cancel);

    /// <summary>Signing in takes the password alone again; false when it did before.</summary>
    internal Task<bool> RemoveAsync(long person, CancellationToken cancel) =>
        database.WriteAsync(
            tx =>
            {
                tx.Execute("DELETE FROM recovery_code WHERE person = @person", new { person });
                return tx.Execute(
                        """
                        UPDATE person SET totp_secret = NULL, totp_pending = NULL, totp_step = 0
                        WHERE id = @person AND totp_secret IS NOT NULL
                        """,
                        new { person }
                    ) > 0;
            },
            cancel
        );

    private bool TakeCode(SqliteTransaction tx, long person, string code)
    {
        var last = tx.Scalar<long>("SELECT totp_step FROM person WHERE id = @person", new { person });
        if (
            Secret(tx, person, "totp_secret") is not { } secret
            || Totp.Match(secret, code, time.GetUtcNow(), last) is not { } step
        )
            return false;
        tx.Execute("UPDATE person SET totp_step = @step WHERE id = @person", new { person, step });
        return true;
    }

    private static bool TakeRecoveryCode(SqliteTransaction tx, long person, string code) =>
        tx.Execute(
            "DELETE FROM recovery_code WHERE person = @person AND hash = @hash",
            new { person, hash = RecoveryCodes.Hash(code) }
        ) > 0;

    private static IReadOnlyList<string> Renew(SqliteTransaction tx, long person)
    {
        var codes = RecoveryCodes.New();
        tx.Execute("DELETE FROM recovery_code WHERE person = @person", new { person });
        foreach (var code in codes)
        {
            tx.Execute(
                "INSERT INTO recovery_code (person, hash) VALUES (@person, @hash)",
                new { person, hash = RecoveryCodes.Hash(code) }
            );
        }

        return codes;
    }

    private byte[]? Secret(SqliteTransaction tx, long person, string column)
    {
        var stored = tx.First<byte[]>($"SELECT {column} FROM person WHERE id = @person", new { person });
        return stored is not null && protection.Open(Purpose, stored) is { } hex ? Convert.FromHexString(hex) : null;
    }
}
