/** A stoa in the evening: a row of columns, and the light that falls between them. All lines meet in one point. */

const WIDTH = 720;
const HEIGHT = 900;
const EYE = { x: -60, y: 486 };
const SUN = { x: 168, y: EYE.y };
const REACH = WIDTH - EYE.x;
/** How far above and below the eye the beam, its upper edge and the floor are, where they leave the picture. */
const BEAM = 452;
const CORNICE = 540;
const FLOOR = 336;

/** Columns stand at equal distances; the further away, the nearer they come to the point where all lines meet. */
const COLUMNS = [5, 4, 3, 2, 1, 0].map((back) => {
  const near = 0.9 / (1 + back * 0.4);
  return {
    near,
    x: EYE.x + near * REACH,
    half: near * 47,
    top: EYE.y - near * BEAM,
    foot: EYE.y + near * FLOOR,
  };
});

export function Colonnade() {
  return (
    <svg
      className="colonnade"
      aria-hidden="true"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="xMidYMid slice"
    >
      <defs>
        <Shade id="sky" steps={3} down />
        <Shade id="sea" steps={2} down />
        <Shade id="shaft" steps={3} />
        <Shade id="floor" steps={2} down />
        <Shade id="roof" steps={2} />
        <radialGradient id="sun">
          <stop offset="0" className="sun-1" />
          <stop offset="1" className="sun-2" />
        </radialGradient>
        <clipPath id="above">
          <rect width={WIDTH} height={EYE.y} />
        </clipPath>
      </defs>
      <rect width={WIDTH} height={HEIGHT} fill="url(#sky)" />
      <circle cx={SUN.x} cy={SUN.y} r="420" fill="url(#sun)" />
      <circle cx={SUN.x} cy={SUN.y} r="72" className="disc" clipPath="url(#above)" />
      <path
        className="hill"
        d={`M250 ${EYE.y} C 380 ${EYE.y - 52} 470 ${EYE.y - 26} 560 ${EYE.y - 58} S 700 ${EYE.y - 84} ${WIDTH} ${EYE.y - 70} V ${EYE.y} Z`}
      />
      <rect y={EYE.y} width={WIDTH} height={HEIGHT - EYE.y} fill="url(#sea)" />
      {[10, 24, 42, 66, 96].map((down) => (
        <rect
          key={down}
          className="glint"
          x={SUN.x - 64 + down * 0.3}
          y={EYE.y + down}
          width={128 - down * 0.6}
          height={2 + down * 0.03}
          rx="2"
        />
      ))}
      <path fill="url(#floor)" d={`M${EYE.x} ${EYE.y} L ${WIDTH} ${EYE.y + FLOOR} V ${HEIGHT} H ${EYE.x} Z`} />
      <path className="step" d={`M${EYE.x} ${EYE.y} L ${WIDTH} ${EYE.y + FLOOR} v 16 Z`} />
      <g className="shadow">
        {COLUMNS.map((column) => (
          <path key={column.near} d={shadow(column)} />
        ))}
      </g>
      {COLUMNS.map((column) => (
        <Column key={column.near} {...column} />
      ))}
      <path fill="url(#roof)" d={`M${EYE.x} ${EYE.y} L ${WIDTH} ${EYE.y - CORNICE} V 0 H ${EYE.x} Z`} />
      <path className="beam" d={`M${EYE.x} ${EYE.y} L ${WIDTH} ${EYE.y - BEAM} V ${EYE.y - CORNICE} Z`} />
      <path className="beam-edge" d={`M${EYE.x} ${EYE.y} L ${WIDTH} ${EYE.y - BEAM} v -14 Z`} />
    </svg>
  );
}

/** What a column takes from the light: away from the sun, and longer than the picture. */
function shadow({ x, half, foot }: (typeof COLUMNS)[number]): string {
  const far = (at: number) => `${SUN.x + (at - SUN.x) * 7} ${SUN.y + (foot - SUN.y) * 7}`;
  return `M${x - half} ${foot} L ${x + half} ${foot} L ${far(x + half)} L ${far(x - half)} Z`;
}

function Shade({ id, steps, down = false }: { id: string; steps: 2 | 3; down?: boolean }) {
  return (
    <linearGradient id={id} x1="0" y1="0" x2={down ? 0 : 1} y2={down ? 1 : 0}>
      {[1, 2, 3].slice(0, steps).map((step) => (
        <stop key={step} offset={(step - 1) / (steps - 1)} className={`${id}-${step}`} />
      ))}
    </linearGradient>
  );
}

function Column({ near, x, half, top, foot }: (typeof COLUMNS)[number]) {
  const slim = half * 0.82;
  const head = near * 44;
  const base = near * 26;
  const belly = top + (foot - top) * 0.55;
  return (
    <g>
      <path
        fill="url(#shaft)"
        d={`M${x - slim} ${top + head} C ${x - slim} ${belly} ${x - half} ${belly} ${x - half} ${foot - base} H ${x + half} C ${x + half} ${belly} ${x + slim} ${belly} ${x + slim} ${top + head} Z`}
      />
      {[-0.62, -0.28, 0.1, 0.46, 0.76].map((at) => (
        <path
          key={at}
          className="flute"
          strokeWidth={near * 2.2}
          d={`M${x + at * slim} ${top + head * 1.12} C ${x + at * slim} ${belly} ${x + at * half} ${belly} ${x + at * half} ${foot - base * 1.2}`}
        />
      ))}
      <path
        className="stone-low"
        d={`M${x - half * 1.2} ${top + head * 0.5} H ${x + half * 1.2} L ${x + slim} ${top + head} H ${x - slim} Z`}
      />
      <rect
        className="stone"
        x={x - half * 1.34}
        y={top - near * 22}
        width={half * 2.68}
        height={head * 0.52 + near * 22}
      />
      <rect className="stone" x={x - half * 1.2} y={foot - base} width={half * 2.4} height={base} rx={near * 6} />
    </g>
  );
}
