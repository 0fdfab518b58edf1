import type { Vector } from '../api/types'
import { bytes, percent } from '../format/numbers'
import { formatRate } from '../format/rates'
import { Empty } from '../ui/States'

export function VectorTable({ vectors, confidence }: { vectors: Vector[]; confidence: number }) {
  return (
    <section className="panel" aria-label="Attack vectors">
      <div className="ph">
        <h2>Attack vectors</h2>
        <span className="mut xs">share of attack packets</span>
      </div>
      {vectors.length === 0 ? (
        <Empty title="Not classified yet">
          <p>{confidence > 0 ? 'The sample is too small to name a vector.' : 'Vectors appear with the first packet sample of the attack.'}</p>
        </Empty>
      ) : (
        <div className="scroll" role="region" aria-label="Table of attack vectors" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th>Vector</th>
                <th>Port</th>
                <th>Share</th>
                <th className="r">Peak</th>
                <th className="r">Bandwidth</th>
                <th className="r">Avg size</th>
                <th>Signature</th>
                <th className="r">Confidence</th>
              </tr>
            </thead>
            <tbody>
              {vectors.map((vector, i) => (
                <tr key={`${vector.name}${vector.port}`}>
                  <td className="hi name">{vector.name}</td>
                  <td className="mono mut">{vector.port === null ? vector.protocol : `${vector.protocol}/${vector.port}`}</td>
                  <td className="share">
                    <div className="sh">
                      <div>
                        <u style={{ width: `${vector.packetShare * 100}%`, opacity: Math.max(0.45, 1 - i * 0.22) }} />
                      </div>
                      <b className="num">{percent(vector.packetShare)}</b>
                    </div>
                  </td>
                  <td className="r num hi">{formatRate(vector.pps > 0 ? vector.pps : null, 'pps')}</td>
                  <td className="r num">{formatRate(vector.bps > 0 ? vector.bps : null, 'bps')}</td>
                  <td className="r num mut">{bytes(vector.meanLength)}</td>
                  <td className="mut">{vector.signature ?? '–'}</td>
                  <td className="r num">
                    <b>{percent(vector.confidence)}</b>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
