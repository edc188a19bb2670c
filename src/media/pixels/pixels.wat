;; Inner loops over samples of pictures, several at a time (WebAssembly SIMD, fixed width).
;; Assembled by scripts/assemble-pixels.ts into pixels.wasm. Addresses are bytes; weights have 14 bits of fraction,
;; shares 15, rows between the two passes of sampling 6.
(module
  (import "pixels" "memory" (memory 1))

  ;; Samples a row at `count` places (a multiple of 4), each from 4 samples that begin at its entry of `starts`.
  (func (export "sampleRowByFour")
    (param $source i32) (param $starts i32) (param $weights i32) (param $target i32) (param $count i32)
    (local $end i32) (local $left v128) (local $right v128)
    (local.set $end (i32.add (local.get $target) (i32.shl (local.get $count) (i32.const 1))))
    (block $done (loop $more
      (br_if $done (i32.ge_u (local.get $target) (local.get $end)))
      (local.set $left (i32x4.dot_i16x8_s
        (i16x8.extend_low_i8x16_u (v128.load32_lane 1
          (i32.add (local.get $source) (i32.load offset=4 (local.get $starts)))
          (v128.load32_zero (i32.add (local.get $source) (i32.load (local.get $starts))))))
        (v128.load (local.get $weights))))
      (local.set $right (i32x4.dot_i16x8_s
        (i16x8.extend_low_i8x16_u (v128.load32_lane 1
          (i32.add (local.get $source) (i32.load offset=12 (local.get $starts)))
          (v128.load32_zero (i32.add (local.get $source) (i32.load offset=8 (local.get $starts))))))
        (v128.load offset=16 (local.get $weights))))
      (local.set $left (i32x4.shr_s (i32x4.add
        (i32x4.add
          (i8x16.shuffle 0 1 2 3 8 9 10 11 16 17 18 19 24 25 26 27 (local.get $left) (local.get $right))
          (i8x16.shuffle 4 5 6 7 12 13 14 15 20 21 22 23 28 29 30 31 (local.get $left) (local.get $right)))
        (v128.const i32x4 128 128 128 128)) (i32.const 8)))
      (v128.store64_lane 0 (local.get $target) (i16x8.narrow_i32x4_s (local.get $left) (local.get $left)))
      (local.set $starts (i32.add (local.get $starts) (i32.const 16)))
      (local.set $weights (i32.add (local.get $weights) (i32.const 32)))
      (local.set $target (i32.add (local.get $target) (i32.const 8)))
      (br $more))))

  ;; The same from `taps` samples each, a multiple of 8.
  (func (export "sampleRow")
    (param $source i32) (param $starts i32) (param $weights i32) (param $taps i32) (param $target i32) (param $count i32)
    (local $end i32) (local $at i32) (local $lastTap i32) (local $sum v128)
    (local.set $end (i32.add (local.get $target) (i32.shl (local.get $count) (i32.const 1))))
    (block $done (loop $more
      (br_if $done (i32.ge_u (local.get $target) (local.get $end)))
      (local.set $at (i32.add (local.get $source) (i32.load (local.get $starts))))
      (local.set $lastTap (i32.add (local.get $at) (local.get $taps)))
      (local.set $sum (v128.const i32x4 0 0 0 0))
      (loop $moreTaps
        (local.set $sum (i32x4.add (local.get $sum)
          (i32x4.dot_i16x8_s (v128.load8x8_u (local.get $at)) (v128.load (local.get $weights)))))
        (local.set $at (i32.add (local.get $at) (i32.const 8)))
        (local.set $weights (i32.add (local.get $weights) (i32.const 16)))
        (br_if $moreTaps (i32.lt_u (local.get $at) (local.get $lastTap))))
      (local.set $sum (i32x4.add (local.get $sum)
        (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (local.get $sum) (local.get $sum))))
      (i32.store16 (local.get $target) (i32.shr_s
        (i32.add (i32.const 128) (i32.add (i32x4.extract_lane 0 (local.get $sum)) (i32x4.extract_lane 1 (local.get $sum))))
        (i32.const 8)))
      (local.set $starts (i32.add (local.get $starts) (i32.const 4)))
      (local.set $target (i32.add (local.get $target) (i32.const 2)))
      (br $more))))

  ;; Adds up rows, two and two with a pair of weights, into `count` samples (a multiple of 8).
  (func (export "sumRows")
    (param $rows i32) (param $weights i32) (param $pairs i32) (param $target i32) (param $count i32)
    (local $offset i32) (local $end i32) (local $pair i32)
    (local $upper v128) (local $lower v128) (local $weight v128) (local $first v128) (local $second v128)
    (local.set $end (i32.shl (local.get $count) (i32.const 1)))
    (block $done (loop $more
      (br_if $done (i32.ge_u (local.get $offset) (local.get $end)))
      (local.set $first (v128.const i32x4 0x80000 0x80000 0x80000 0x80000))
      (local.set $second (v128.const i32x4 0x80000 0x80000 0x80000 0x80000))
      (local.set $pair (i32.const 0))
      (loop $morePairs
        (local.set $upper (v128.load (i32.add (local.get $offset)
          (i32.load (i32.add (local.get $rows) (i32.shl (local.get $pair) (i32.const 3)))))))
        (local.set $lower (v128.load (i32.add (local.get $offset)
          (i32.load offset=4 (i32.add (local.get $rows) (i32.shl (local.get $pair) (i32.const 3)))))))
        (local.set $weight (v128.load32_splat (i32.add (local.get $weights) (i32.shl (local.get $pair) (i32.const 2)))))
        (local.set $first (i32x4.add (local.get $first) (i32x4.dot_i16x8_s
          (i8x16.shuffle 0 1 16 17 2 3 18 19 4 5 20 21 6 7 22 23 (local.get $upper) (local.get $lower))
          (local.get $weight))))
        (local.set $second (i32x4.add (local.get $second) (i32x4.dot_i16x8_s
          (i8x16.shuffle 8 9 24 25 10 11 26 27 12 13 28 29 14 15 30 31 (local.get $upper) (local.get $lower))
          (local.get $weight))))
        (local.set $pair (i32.add (local.get $pair) (i32.const 1)))
        (br_if $morePairs (i32.lt_u (local.get $pair) (local.get $pairs))))
      (local.set $first (i16x8.narrow_i32x4_s
        (i32x4.shr_s (local.get $first) (i32.const 20)) (i32x4.shr_s (local.get $second) (i32.const 20))))
      (v128.store64_lane 0 (local.get $target) (i8x16.narrow_i16x8_u (local.get $first) (local.get $first)))
      (local.set $target (i32.add (local.get $target) (i32.const 8)))
      (local.set $offset (i32.add (local.get $offset) (i32.const 16)))
      (br $more))))

  ;; Mixes a share of opaque samples into others.
  (func (export "mix") (param $target i32) (param $source i32) (param $count i32) (param $share i32)
    (local $end i32) (local $wide v128) (local $below v128) (local $above v128) (local $shares v128) (local $sample i32)
    (local.set $end (i32.add (local.get $target) (local.get $count)))
    (local.set $shares (i16x8.splat (local.get $share)))
    (block $few (loop $more
      (br_if $few (i32.gt_u (i32.add (local.get $target) (i32.const 8)) (local.get $end)))
      (local.set $below (v128.load8x8_u (local.get $target)))
      (local.set $above (v128.load8x8_u (local.get $source)))
      (local.set $wide (i16x8.add (local.get $below)
        (i16x8.q15mulr_sat_s (i16x8.sub (local.get $above) (local.get $below)) (local.get $shares))))
      (v128.store64_lane 0 (local.get $target) (i8x16.narrow_i16x8_u (local.get $wide) (local.get $wide)))
      (local.set $target (i32.add (local.get $target) (i32.const 8)))
      (local.set $source (i32.add (local.get $source) (i32.const 8)))
      (br $more)))
    (block $done (loop $single
      (br_if $done (i32.ge_u (local.get $target) (local.get $end)))
      (local.set $sample (i32.load8_u (local.get $target)))
      (i32.store8 (local.get $target) (i32.add (local.get $sample) (i32.shr_s
        (i32.add (i32.const 0x4000)
          (i32.mul (i32.sub (i32.load8_u (local.get $source)) (local.get $sample)) (local.get $share)))
        (i32.const 15))))
      (local.set $target (i32.add (local.get $target) (i32.const 1)))
      (local.set $source (i32.add (local.get $source) (i32.const 1)))
      (br $single))))

  ;; Lays a share of premultiplied samples over others, whose black is as given.
  (func (export "lay")
    (param $target i32) (param $source i32) (param $alpha i32) (param $count i32) (param $share i32) (param $black i32)
    (local $end i32) (local $through v128) (local $below v128) (local $above v128)
    (local $shares v128) (local $blacks v128) (local $single i32) (local $stays i32)
    (local.set $end (i32.add (local.get $target) (local.get $count)))
    (local.set $shares (i16x8.splat (local.get $share)))
    (local.set $blacks (i16x8.splat (local.get $black)))
    (block $few (loop $more
      (br_if $few (i32.gt_u (i32.add (local.get $target) (i32.const 8)) (local.get $end)))
      (local.set $through (v128.load8x8_u (local.get $alpha)))
      (if (v128.any_true (local.get $through)) (then
        ;; Of 255 parts to 15 bits of fraction.
        (local.set $through (i16x8.q15mulr_sat_s
          (i16x8.add (i16x8.shl (local.get $through) (i32.const 7)) (i16x8.shr_u (local.get $through) (i32.const 1)))
          (local.get $shares)))
        (local.set $below (i16x8.sub (v128.load8x8_u (local.get $target)) (local.get $blacks)))
        (local.set $above (i16x8.sub (v128.load8x8_u (local.get $source)) (local.get $blacks)))
        (local.set $above (i16x8.add
          (i16x8.add (local.get $blacks) (i16x8.q15mulr_sat_s (local.get $above) (local.get $shares)))
          (i16x8.sub (local.get $below) (i16x8.q15mulr_sat_s (local.get $below) (local.get $through)))))
        (v128.store64_lane 0 (local.get $target) (i8x16.narrow_i16x8_u (local.get $above) (local.get $above)))))
      (local.set $target (i32.add (local.get $target) (i32.const 8)))
      (local.set $source (i32.add (local.get $source) (i32.const 8)))
      (local.set $alpha (i32.add (local.get $alpha) (i32.const 8)))
      (br $more)))
    (block $done (loop $one
      (br_if $done (i32.ge_u (local.get $target) (local.get $end)))
      (local.set $single (i32.load8_u (local.get $alpha)))
      (local.set $single (i32.shr_u (i32.add (i32.const 0x4000) (i32.mul (local.get $share)
        (i32.add (i32.shl (local.get $single) (i32.const 7)) (i32.shr_u (local.get $single) (i32.const 1)))))
        (i32.const 15)))
      (local.set $stays (i32.sub (i32.load8_u (local.get $target)) (local.get $black)))
      (local.set $stays (i32.sub (local.get $stays) (i32.shr_s
        (i32.add (i32.const 0x4000) (i32.mul (local.get $stays) (local.get $single))) (i32.const 15))))
      (local.set $single (i32.add (i32.add (local.get $black) (local.get $stays)) (i32.shr_s
        (i32.add (i32.const 0x4000) (i32.mul (local.get $share)
          (i32.sub (i32.load8_u (local.get $source)) (local.get $black)))) (i32.const 15))))
      (local.set $single (select (i32.const 0) (local.get $single) (i32.lt_s (local.get $single) (i32.const 0))))
      (i32.store8 (local.get $target)
        (select (i32.const 255) (local.get $single) (i32.gt_s (local.get $single) (i32.const 255))))
      (local.set $target (i32.add (local.get $target) (i32.const 1)))
      (local.set $source (i32.add (local.get $source) (i32.const 1)))
      (local.set $alpha (i32.add (local.get $alpha) (i32.const 1)))
      (br $one))))
)
